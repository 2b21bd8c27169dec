package dev.questionbank.catalog.comment;

/** What a comment was said about: the question, or a step that it takes with it. */
public enum CommentKind {
    COMMENT,
    SUBMITTED,
    RETURNED,
    PUBLISHED,
    RETIRED
}
