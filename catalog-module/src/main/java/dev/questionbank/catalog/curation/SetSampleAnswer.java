package dev.questionbank.catalog.curation;

/** Input of {@code setSampleAnswer}. */
record SetSampleAnswer(String id, int expectedVersion, boolean isSampleAnswer) {}
