package dev.questionbank.catalog;

/** What kind of interview asks a question. */
public enum Kind {
    TECHNICAL,
    CODING,
    SYSTEM_DESIGN,
    BEHAVIORAL,
    CASE
}
