package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.transfer.PreparedRow;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of a file as it came in.
 *
 * @param number its place among the rows, from 1
 * @param line where it begins in the file
 * @param prepared what it says; null where it cannot become a question
 * @param content the same as JSON
 * @param message why it cannot, or what of it was lost
 */
record StagedRow(
        int number,
        int line,
        @Nullable PreparedRow prepared,
        @Nullable String content,
        @Nullable String externalId,
        @Nullable String title,
        @Nullable String message) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_NAME = 200;
    private static final int MAX_TITLE = 300;

    static StagedRow of(int number, int line, BankRow row, List<String> losses) {
        return new StagedRow(
                number,
                line,
                PreparedRow.of(row),
                JSON.writeValueAsString(row),
                row.externalId(),
                row.title(),
                losses.isEmpty() ? null : String.join(" ", losses));
    }

    /** Something that is no row: what is known of it may be longer than a row's may. */
    static StagedRow invalid(
            int number, int line, @Nullable String externalId, @Nullable String title, String message) {
        return new StagedRow(number, line, null, null, start(externalId, MAX_NAME), start(title, MAX_TITLE), message);
    }

    static StagedRow read(int number, int line, @Nullable String content, @Nullable String message) {
        if (content == null) {
            return new StagedRow(number, line, null, null, null, null, message);
        }
        BankRow row = JSON.readValue(content, BankRow.class);
        return new StagedRow(number, line, PreparedRow.of(row), content, row.externalId(), row.title(), message);
    }

    private static @Nullable String start(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String storable = text.replace("\u0000", "");
        return storable.codePointCount(0, storable.length()) <= length
                ? storable
                : storable.substring(0, storable.offsetByCodePoints(0, length));
    }

    boolean isInvalid() {
        return prepared == null;
    }

    /** What it says, of a row that can become a question. */
    PreparedRow valid() {
        return Objects.requireNonNull(prepared);
    }

    int size() {
        return content == null ? 0 : content.length();
    }

    /** The beginning of its hash, by which its repetitions are found. */
    @Nullable
    Long hashStart() {
        return prepared == null ? null : hashStart(prepared.hash());
    }

    static long hashStart(ByteBuffer hash) {
        return hash.getLong(hash.position());
    }
}
