package dev.questionbank.access.audit;

import dev.questionbank.access.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as admins see it.
 *
 * @param before JSON; null where there was nothing, or where it cannot be read any more
 * @param after as {@code before}
 * @param hash hexadecimal digits
 */
record AuditEntry(
        AuditEntryId id,
        Instant at,
        Actor actor,
        String action,
        Subject subject,
        @Nullable String before,
        @Nullable String after,
        String requestId,
        String hash) {

    /** Who made a change. */
    record Actor(AccountId id) {}

    /** What was changed. */
    record Subject(String id) {}
}
