package dev.questionbank.catalog.transfer.imports;

/** There is an import to work on. */
record ImportWaits() {}
