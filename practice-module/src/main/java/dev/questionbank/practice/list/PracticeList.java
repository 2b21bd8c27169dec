package dev.questionbank.practice.list;

/**
 * A list that a member made of questions.
 *
 * @param size how many it holds, published or not any more
 */
record PracticeList(PracticeListId id, String name, int size) {}
