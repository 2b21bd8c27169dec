package dev.questionbank.catalog.transfer.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what is in a file, in its order. */
public interface RowSink {

    /**
     * A row that keeps to the rules.
     *
     * @param line where it begins, counted from 1
     * @param losses what the file said and a row cannot hold, a sentence each
     */
    void row(int line, BankRow row, List<String> losses) throws InterruptedException;

    /**
     * Something that was to be a row and is none.
     *
     * @param line where it begins, counted from 1
     * @param externalId its name in the file, where that is known
     * @param title its title, where that is known
     * @param message why, for the person who made the file
     */
    void problem(int line, @Nullable String externalId, @Nullable String title, String message)
            throws InterruptedException;
}
