package dev.questionbank.catalog;

/** Whether a revision changes what one has to know. */
public enum Significance {
    /** Whoever knew the question before has to look again. */
    MATERIAL,
    /** Wording, spelling, layout. */
    COSMETIC
}
