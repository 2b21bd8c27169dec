package dev.questionbank.practice.report;

import dev.questionbank.catalog.QuestionId;

/** Reports of a question were made or triaged. Published within the transaction. */
public record ReportsChanged(QuestionId question) {}
