package dev.questionbank.catalog;

/** Why a text may be read, or may not. */
public enum AccessReason {
    FREE_PREVIEW,
    SAMPLE_ANSWER,
    ENTITLED,
    GRACE,
    STAFF,
    LOCKED
}
