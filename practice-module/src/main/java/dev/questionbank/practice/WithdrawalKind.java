package dev.questionbank.practice;

/** How reviews are taken back: one, or all of some questions. */
public enum WithdrawalKind {
    UNDO,
    RESET
}
