package dev.questionbank.catalog.transfer.imports;

/** How far an import has come. */
public enum ImportState {
    /** The file comes in, or its rows are compared with the bank. */
    PLANNING,
    /** What it would do is known. */
    PLANNED,
    /** It is being written. */
    APPLYING,
    /** It was written. */
    APPLIED,
    /** Nothing came of it. */
    FAILED,
    /** It was written, and taken back. */
    UNDONE;

    /** Whether it stays as it is, whatever happens. */
    boolean isLast() {
        return this == FAILED || this == UNDONE;
    }
}
