package dev.questionbank.catalog.transfer.format;

import java.io.IOException;

/**
 * Writes a bank down, row by row, so that reading it again gives the same rows. Closing it ends the document and leaves the
 * stream open.
 */
public interface RowWriter extends AutoCloseable {

    /** Adds a row. */
    void write(BankRow row) throws IOException;

    @Override
    void close() throws IOException;
}
