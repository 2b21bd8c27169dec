package dev.questionbank.db.graphql;

import java.util.List;

/**
 * A mutation was refused for reasons that the caller can put right. Thrown inside the transaction, so that it changes
 * nothing; the mutation's payload then carries the errors and nothing else.
 */
public final class Refused extends RuntimeException {

    private final transient List<UserError> errors;

    /** @param errors at least one */
    public Refused(List<UserError> errors) {
        super(errors.toString());
        this.errors = List.copyOf(errors);
    }

    /** Refused for one reason. */
    public Refused(UserError.Code code, String inputField, String message) {
        this(List.of(UserError.of(code, inputField, message)));
    }

    /** The reasons, at least one. */
    public List<UserError> errors() {
        return errors;
    }
}
