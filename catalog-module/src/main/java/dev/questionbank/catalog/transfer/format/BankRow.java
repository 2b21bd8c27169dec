package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as a bank brings it.
 *
 * @param topic slug of its topic
 * @param topicTitle title of its topic, used when the topic is new
 * @param title the question in one line
 * @param prompt Markdown
 * @param answer Markdown; null when none is written
 * @param source where the text is from
 * @param license under which it may be used
 * @param externalId by which the bank that it comes from knows it; null when it has no name there
 */
public record BankRow(
        String topic,
        String topicTitle,
        String title,
        String prompt,
        @Nullable String answer,
        @Nullable Difficulty difficulty,
        @Nullable Kind kind,
        List<String> tags,
        @Nullable String source,
        @Nullable String license,
        @Nullable String externalId) {

    public BankRow {
        tags = List.copyOf(tags);
    }

    /**
     * SHA-256 over everything the row says, but for its name elsewhere. Two rows are the same question only if they agree in all of it: banks hold
     * questions of equal title, and even of equal prompt, with different answers.
     */
    public byte[] hash() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (String text : new @Nullable String[] {
            topic,
            topicTitle,
            title,
            prompt,
            answer,
            difficulty == null ? null : difficulty.name(),
            kind == null ? null : kind.name(),
            source,
            license
        }) {
            update(digest, text);
        }
        tags.forEach(tag -> update(digest, tag));
        return digest.digest();
    }

    /** Lengths go in too, so that text cannot move from one field to the next unnoticed. */
    private static void update(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(4).putInt(text == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }
}
