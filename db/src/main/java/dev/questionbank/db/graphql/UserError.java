package dev.questionbank.db.graphql;

import java.util.List;

/**
 * Something that the caller of a mutation can put right. Nothing was changed.
 *
 * @param code what kind of problem
 * @param field path into the arguments, e.g. {@code ["input", "name"]}
 * @param message a sentence for a person
 */
public record UserError(Code code, List<String> field, String message) {

    /** The closed set of problems, as {@code UserErrorCode} of the schema describes them. */
    public enum Code {
        NOT_FOUND,
        INVALID,
        CONFLICT,
        BLOCKED,
        ALREADY_EXISTS,
        FORBIDDEN,
        LOCKED,
        EXPIRED,
        LIMIT_REACHED
    }

    /** A problem with a field of the mutation's input. */
    public static UserError of(Code code, String inputField, String message) {
        return new UserError(code, List.of("input", inputField), message);
    }
}
