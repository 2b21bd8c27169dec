package dev.questionbank.catalog.transfer.format;

import java.io.IOException;
import java.io.InputStream;

/** Reads files of one format, in memory that does not grow with them. */
public interface RowReader {

    /**
     * Hands over what is in a file, in its order. The stream is not closed.
     *
     * @throws FileRefused as soon as it shows that the file as a whole cannot be read; what was handed over before stands in it
     * @throws IOException if the stream breaks
     */
    void read(InputStream in, RowDefaults defaults, RowSink sink) throws IOException, InterruptedException, FileRefused;
}
