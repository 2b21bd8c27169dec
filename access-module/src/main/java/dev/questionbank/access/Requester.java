package dev.questionbank.access;

import dev.questionbank.catalog.ReadingRights;

/** A signed-in person behind a request, and what that person may read. */
public record Requester(Viewer viewer, ReadingRights rights) {}
