package dev.questionbank.access.audit;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which entries, as a client sent it: all that is given must hold. What names nothing finds nothing.
 *
 * @param from inclusive
 * @param to exclusive
 */
record AuditFilter(
        @Nullable String actorId,
        @Nullable String action,
        @Nullable String subjectId,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to) {

    static final AuditFilter NONE = new AuditFilter(null, null, null, null, null);
}
