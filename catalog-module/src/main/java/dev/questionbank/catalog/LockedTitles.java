package dev.questionbank.catalog;

/** What a topic shows of the questions whose prompt is locked. Difficulty, kind, tags and counts are always shown. */
public enum LockedTitles {
    SHOWN,

    /** Title and slug are as locked as the prompt. */
    HIDDEN
}
