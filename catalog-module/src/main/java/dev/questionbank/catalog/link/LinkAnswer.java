package dev.questionbank.catalog.link;

/** What came of following a link. */
enum LinkAnswer {
    /** Something is there, even if it wants to know who asks. */
    REACHED,
    /** Nothing is, or nothing that answers. */
    FAILED,
    /** It leads where the application does not go. */
    NOT_ASKED
}
