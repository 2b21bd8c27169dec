package dev.questionbank.db.graphql;

/** Something that a query needs is not there just now. Becomes an error with the code UNAVAILABLE. */
public final class NotAvailable extends RuntimeException {

    /** @param message a sentence for the client, without anything internal */
    public NotAvailable(String message) {
        super(message);
    }
}
