package dev.questionbank.catalog.curation;

/** Input of {@code restoreRevision}. */
record RestoreRevision(String id, int number, int expectedVersion) {}
