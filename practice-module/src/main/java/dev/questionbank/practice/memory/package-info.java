/** The memory model of practice, FSRS-6: what a member remembers of a question, and when to ask again. */
@NullMarked
package dev.questionbank.practice.memory;

import org.jspecify.annotations.NullMarked;
