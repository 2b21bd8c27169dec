package dev.questionbank.db.graphql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a mutation's input, so that the caller is told everything at once. */
public final class InputCheck {

    private final List<UserError> errors = new ArrayList<>();

    /** Notes an INVALID field unless the condition holds. */
    public InputCheck that(boolean holds, String field, String message) {
        if (!holds) {
            add(UserError.Code.INVALID, field, message);
        }
        return this;
    }

    /** The text must be there, must not be blank, must have at most so many characters, all of them storable. */
    public InputCheck text(String field, @Nullable String value, int maxLength) {
        that(value != null && !value.isBlank(), field, "must not be empty");
        return optionalText(field, value, maxLength);
    }

    /** Where the text is given, it must have at most so many characters, all of them storable. */
    public InputCheck optionalText(String field, @Nullable String value, int maxLength) {
        if (value != null) {
            that(value.length() <= maxLength, field, "must have at most " + maxLength + " characters");
            that(isStorable(value), field, "must not hold NUL or broken code points");
        }
        return this;
    }

    /** Notes a problem. */
    public InputCheck add(UserError.Code code, String field, String message) {
        errors.add(UserError.of(code, field, message));
        return this;
    }

    /** @throws Refused if anything was noted */
    public void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
    }

    /**
     * Whether the text can be stored and given back as it is: whole code points, and no NUL. Other control characters do
     * stand in real texts, pasted from terminals and word processors.
     */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
