package dev.questionbank.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether this viewer may read a text, and why.
 *
 * @param until when this ends; null when it does not
 */
public record TextAccess(
        boolean granted, AccessReason reason, @Nullable Instant until) {

    static final TextAccess LOCKED = new TextAccess(false, AccessReason.LOCKED, null);

    static TextAccess forGood(AccessReason reason) {
        return new TextAccess(true, reason, null);
    }
}
