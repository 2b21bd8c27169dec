package dev.questionbank.catalog.transfer.format;

/** How a bank is written down. */
public enum BankFormat {
    /** An object a line, its keys as {@link BankRow} has them. */
    JSONL(new JsonLinesReader()),
    /** A record a question, its columns named at the head. */
    CSV(new CsvReader()),
    /** Pages with their settings at the head, or questions under headings. */
    MARKDOWN(new MarkdownReader()),
    /** Questions of Moodle, in its XML. */
    MOODLE_XML(new MoodleXmlReader()),
    /** Questions of Moodle, as its GIFT. */
    GIFT(new GiftReader());

    private final RowReader reader;

    BankFormat(RowReader reader) {
        this.reader = reader;
    }

    /** Reads files of this format; for use by any number of threads. */
    public RowReader reader() {
        return reader;
    }
}
