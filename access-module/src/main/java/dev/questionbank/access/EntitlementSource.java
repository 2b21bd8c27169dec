package dev.questionbank.access;

/** Where an entitlement comes from. */
public enum EntitlementSource {
    PURCHASE,
    SUBSCRIPTION,
    CODE,
    GRANT
}
