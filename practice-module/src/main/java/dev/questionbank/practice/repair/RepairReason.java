package dev.questionbank.practice.repair;

/** Why a question needs a curator. */
enum RepairReason {
    REPORTED,
    OFTEN_FORGOTTEN,
    LEECHES,
    ANSWER_OVERDUE,
    NO_ANSWER,
    BROKEN_LINK,
    NEAR_DUPLICATE
}
