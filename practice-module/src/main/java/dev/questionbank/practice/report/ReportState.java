package dev.questionbank.practice.report;

/** What curators made of a report. */
public enum ReportState {
    OPEN,
    ACCEPTED,
    REJECTED,
    FIXED;

    /** Whether it may stay or become that: whatever was decided is opened again before the opposite is. */
    boolean canBecome(ReportState next) {
        return this == next || this == OPEN || next == OPEN || this == ACCEPTED;
    }
}
