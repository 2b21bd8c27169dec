package dev.questionbank.app;

/** The closed set of {@code extensions.code}: what kind of fault an error of a response is. */
enum ErrorCode {
    /** The field needs somebody who is signed in. */
    UNAUTHENTICATED,
    /** The viewer's roles do not allow the field. */
    FORBIDDEN,
    /** The document or one of its arguments cannot be used. */
    BAD_USER_INPUT,
    /** The request asks for more than one request may. */
    LIMIT_EXCEEDED,
    /** It took too long. */
    TIMEOUT,
    /** Something that is needed is not there just now; worth another try. */
    UNAVAILABLE,
    /** Our fault. */
    INTERNAL
}
