package dev.questionbank.catalog.transfer.imports;

/** What a row of a file does to the bank. */
public enum RowOutcome {
    /** It makes a question. */
    CREATED,
    /** It changes a question. */
    UPDATED,
    /** Its question says the same already, or did when it came in. */
    UNCHANGED,
    /** A row before it is about the same. */
    DUPLICATE,
    /** It cannot become a question. */
    INVALID
}
