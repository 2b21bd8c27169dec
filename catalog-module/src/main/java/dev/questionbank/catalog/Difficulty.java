package dev.questionbank.catalog;

/** How hard a question is, easiest first. */
public enum Difficulty {
    EASY,
    MEDIUM,
    HARD
}
