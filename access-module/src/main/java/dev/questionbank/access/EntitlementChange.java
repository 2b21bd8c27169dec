package dev.questionbank.access;

/** What an event of the ledger does to its entitlement. */
public enum EntitlementChange {
    /** It begins. */
    GRANTED,
    /** It ends at once, before its time. */
    REVOKED
}
