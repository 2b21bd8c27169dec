package dev.questionbank.db.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A mutation was refused for reasons that the caller can put right. Thrown inside the transaction, so that it changes
 * nothing; the mutation's payload then carries the errors and nothing else.
 */
public final class Refused extends RuntimeException {

    private final transient List<UserError> errors;
    private final transient Map<String, Object> rest;

    /** @param errors at least one */
    public Refused(List<UserError> errors) {
        this(errors, Map.of());
    }

    /**
     * Refused with something that helps to put it right.
     *
     * @param errors at least one
     * @param rest other fields of the payload by their names
     */
    public Refused(List<UserError> errors, Map<String, Object> rest) {
        super(errors.toString());
        this.errors = List.copyOf(errors);
        this.rest = Map.copyOf(rest);
    }

    /** Refused for one reason. */
    public Refused(UserError.Code code, String inputField, String message) {
        this(List.of(UserError.of(code, inputField, message)));
    }

    /** The mutation's payload. */
    Map<String, Object> payload() {
        Map<String, Object> payload = new HashMap<>(rest);
        payload.put("userErrors", errors);
        return payload;
    }

    /** The reasons, at least one. */
    public List<UserError> errors() {
        return errors;
    }
}
