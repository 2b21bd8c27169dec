package dev.questionbank.access;

/**
 * What an event of the ledger tells of its entitlement. Providers tell when something happened by the second: of two in one
 * second the one that was recorded first counts as the earlier, and of two recorded at once the one that stands first here.
 */
public enum EntitlementChange {
    /** A time was given: paid, redeemed or granted. */
    GRANTED,
    /** A subscription was bought; its time counts until the provider tells of the subscription itself. */
    CHECKED_OUT,
    /** The provider waits for a payment. */
    PAST_DUE,
    /** The provider says that the subscription runs, for this time, and will be renewed. */
    ACTIVE,
    /** The provider says that the subscription runs, for this time, and will not be renewed. */
    CANCELED,
    /** The provider ended the subscription; what was paid for stays. */
    ENDED,
    /** A payment was given back or is disputed: the time that it paid for ends. */
    VOIDED,
    /** An admin ended it, whatever comes later. */
    REVOKED
}
