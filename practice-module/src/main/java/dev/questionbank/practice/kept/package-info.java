/** Pages of the questions that a member keeps in one way or another: at bookmarks, at notes, in lists. */
@NullMarked
package dev.questionbank.practice.kept;

import org.jspecify.annotations.NullMarked;
