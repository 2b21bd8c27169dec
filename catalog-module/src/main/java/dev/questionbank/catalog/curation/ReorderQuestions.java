package dev.questionbank.catalog.curation;

import java.util.List;

/** Input of {@code reorderQuestions}. */
record ReorderQuestions(String topicId, int expectedVersion, List<String> questionIds) {}
