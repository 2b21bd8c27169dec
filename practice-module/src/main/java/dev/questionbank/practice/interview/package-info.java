/** Preparing for an interview: its date, what has to be practised until then, and what is recalled on the day. */
@NullMarked
package dev.questionbank.practice.interview;

import org.jspecify.annotations.NullMarked;
