package dev.questionbank.catalog.transfer.format;

/** How a bank is written down. */
public enum BankFormat {
    /** An object a line, its keys as {@link BankRow} has them. */
    JSONL(new JsonLinesReader());

    private final RowReader reader;

    BankFormat(RowReader reader) {
        this.reader = reader;
    }

    /** Reads files of this format; for use by any number of threads. */
    public RowReader reader() {
        return reader;
    }
}
