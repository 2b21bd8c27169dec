package dev.questionbank.catalog.transfer.format;

import java.io.IOException;

/**
 * The file as a whole cannot be read: it is of another format, in another encoding, cut off, or made to do harm. It passes
 * through parsers as what they expect of a stream, but is no fault of one.
 */
public final class FileRefused extends IOException {

    private final int line;
    private final String reason;

    FileRefused(int line, String reason) {
        super("line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    /** Where it showed, counted from 1. */
    public int line() {
        return line;
    }

    /** Why, for the person who made the file. */
    public String message() {
        return reason;
    }
}
