/** Timed sets of questions, as interviews have them. */
@NullMarked
package dev.questionbank.practice.session;

import org.jspecify.annotations.NullMarked;
