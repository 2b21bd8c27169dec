package dev.questionbank.access.payment;

/** What became of something that the provider told. */
public enum PaymentEventState {
    /** It is to be looked at. */
    RECEIVED,
    /** It speaks of something that is not known yet. */
    WAITING,
    /** It stands in the ledger. */
    APPLIED,
    /** Nothing follows from it. */
    IGNORED,
    /** Nothing can be made of it; somebody has to look. */
    DEAD
}
