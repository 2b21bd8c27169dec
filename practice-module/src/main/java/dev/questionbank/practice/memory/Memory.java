package dev.questionbank.practice.memory;

/**
 * What is remembered of a question after a review.
 *
 * @param stability days until recall has fallen to nine tenths, 0.001 to 36,500
 * @param difficulty how hard it is to keep, 1 to 10
 */
public record Memory(double stability, double difficulty) {}
