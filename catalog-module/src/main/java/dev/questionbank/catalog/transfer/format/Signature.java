package dev.questionbank.catalog.transfer.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The first bytes by which files that are no text are known. */
enum Signature {
    ZIP("a ZIP archive", "PK\3\4"),
    GZIP("compressed with gzip", "\u001F\u008B"),
    SQLITE("an SQLite database", "SQLite format 3"),
    PDF("a PDF", "%PDF-");

    private final String name;
    private final byte[] start;

    Signature(String name, String start) {
        this.name = name;
        this.start = start.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Why a file that begins like this cannot be read; null if it may be text. */
    static @Nullable FileRefused of(ByteBuffer bytes) {
        for (Signature signature : values()) {
            if (bytes.remaining() >= signature.start.length
                    && ByteBuffer.wrap(signature.start).equals(bytes.slice(bytes.position(), signature.start.length))) {
                return new FileRefused(1, "the file is " + signature.name + ", no text");
            }
        }
        return null;
    }
}
