package dev.questionbank.catalog;

/** A part of a question that can change from one revision to the next; see the schema. */
public enum QuestionPart {
    TITLE,
    PROMPT,
    ANSWER,
    DIFFICULTY,
    KIND
}
