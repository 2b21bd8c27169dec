package dev.questionbank.db;

/** The application cannot start as it was told to; the message is one sentence for the person who starts it. */
public final class CannotStart extends RuntimeException {

    /** For that person it does not matter what lies beneath. */
    public CannotStart(String sentence) {
        super(sentence);
    }

    /** The cause is kept for the log of a debugging run. */
    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
