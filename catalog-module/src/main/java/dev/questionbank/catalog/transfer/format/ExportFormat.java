package dev.questionbank.catalog.transfer.format;

import java.io.IOException;
import java.io.OutputStream;

/** How a bank can be written down. */
public enum ExportFormat {
    /** For programs: an object a line. */
    JSONL("application/jsonl", "jsonl", JsonLinesWriter::new),
    /** For spreadsheets. */
    CSV("text/csv", "csv", CsvWriter::new),
    /** For Moodle, and what reads its questions. */
    MOODLE_XML("application/xml", "xml", MoodleXmlWriter::new);

    private final String mediaType;
    private final String extension;
    private final Opening opening;

    private interface Opening {

        RowWriter writerOn(OutputStream out) throws IOException;
    }

    ExportFormat(String mediaType, String extension, Opening opening) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.opening = opening;
    }

    /** What it is called on the web; always in UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** How names of its files end, without the dot. */
    public String extension() {
        return extension;
    }

    /** Begins a document. */
    public RowWriter writer(OutputStream out) throws IOException {
        return opening.writerOn(out);
    }
}
