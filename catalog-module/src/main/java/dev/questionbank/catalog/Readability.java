package dev.questionbank.catalog;

/** Whether a viewer may read a question's prompt: what a filter asks for. */
public enum Readability {
    READABLE,
    LOCKED;

    /** Whether it may. */
    public static Readability of(boolean readable) {
        return readable ? READABLE : LOCKED;
    }
}
