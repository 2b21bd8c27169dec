package dev.questionbank.db;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of what staff changed. Every module tells it; access keeps it. */
public interface AuditTrail {

    /** Adds a change to the record, in the transaction of the change: neither is kept without the other. */
    void record(Change change);

    /**
     * A change that a member of the staff made.
     *
     * @param action what was done, e.g. {@code plan.save}
     * @param subject id of what was changed, as clients see it
     * @param person key of the account that the change is about; null when it is about nobody. What is recorded of a
     *     person can be made unreadable when that person leaves
     * @param before what was there, to be kept as JSON; null where there was nothing
     * @param after what is there now, to be kept as JSON; null where nothing is left
     */
    record Change(
            Actor actor,
            String action,
            String subject,
            @Nullable UUID person,
            @Nullable Object before,
            @Nullable Object after) {}
}
