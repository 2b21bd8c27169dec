package dev.questionbank.practice;

/** How well a member recalled a question, in the member's own words, worst first. */
public enum Grade {
    AGAIN,
    HARD,
    GOOD,
    EASY;

    /** Whether the question was recalled at all. */
    public boolean isRecalled() {
        return this != AGAIN;
    }
}
