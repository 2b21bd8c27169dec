/** What to practise next, and why; and what a member wants to be left alone with. */
@NullMarked
package dev.questionbank.practice.queue;

import org.jspecify.annotations.NullMarked;
