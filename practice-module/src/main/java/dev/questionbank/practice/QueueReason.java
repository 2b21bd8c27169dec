package dev.questionbank.practice;

/** Why a question is worth practising now; see the schema. */
public enum QueueReason {
    OVERDUE,
    DUE,
    MATERIALLY_CHANGED,
    WEAK,
    NEW
}
