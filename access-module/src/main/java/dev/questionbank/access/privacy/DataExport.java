package dev.questionbank.access.privacy;

/** @param json all that is kept about a person */
record DataExport(String json) {}
