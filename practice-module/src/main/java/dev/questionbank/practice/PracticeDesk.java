package dev.questionbank.practice;

import dev.questionbank.access.Viewer;

/** Where a member's practice is read from; the rooms of this module add their fields to it. */
public record PracticeDesk(Viewer member) {}
