package dev.questionbank.practice;

/** Where a member stands with a question. */
enum PracticeState {
    NEW,
    DUE,
    WAITING
}
