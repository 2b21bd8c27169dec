package dev.questionbank.db.graphql;

/** An argument of a query that cannot be used. Becomes an error with the code BAD_USER_INPUT that names the argument. */
public final class BadUserInput extends RuntimeException {

    private final String argument;

    /** @param message a sentence for the author of the query, without anything internal */
    public BadUserInput(String argument, String message) {
        super(message);
        this.argument = argument;
    }

    /** The argument's name as the schema has it. */
    public String argument() {
        return argument;
    }
}
