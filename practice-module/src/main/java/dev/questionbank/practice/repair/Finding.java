package dev.questionbank.practice.repair;

/**
 * Something about a question that needs a curator.
 *
 * @param score how much, see {@code docs/decisions/0026-repair.md}
 * @param detail a sentence, in one line
 */
record Finding(RepairReason reason, int score, String detail) {}
