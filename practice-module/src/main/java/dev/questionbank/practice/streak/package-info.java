/** Days on which members practised, and how many of them follow one another. */
@NullMarked
package dev.questionbank.practice.streak;

import org.jspecify.annotations.NullMarked;
