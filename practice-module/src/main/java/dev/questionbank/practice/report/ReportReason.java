package dev.questionbank.practice.report;

/** What a member says is wrong with a question. */
public enum ReportReason {
    WRONG_ANSWER,
    UNCLEAR,
    OUTDATED,
    TYPO,
    DUPLICATE,
    OFFENSIVE,
    OTHER
}
