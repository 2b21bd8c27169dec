package dev.questionbank.access;

/** What an entitlement is at a moment. */
public enum EntitlementState {
    ACTIVE,
    GRACE,
    CANCELED,
    EXPIRED,
    REVOKED
}
