package dev.questionbank.catalog.transfer.imports;

/** What rows that cannot become questions mean for the others of their file. */
public enum OnError {
    /** None of them is applied. */
    STOP,
    /** They are applied without those. */
    SKIP
}
