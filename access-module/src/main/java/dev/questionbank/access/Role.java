package dev.questionbank.access;

/** What a signed-in person may be. The roles of a request come from its token. */
public enum Role {
    MEMBER,
    CURATOR,
    PUBLISHER,
    ADMIN
}
