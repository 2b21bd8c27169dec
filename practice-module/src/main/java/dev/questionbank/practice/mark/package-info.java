/** Bookmarks and notes: what members leave at questions. */
@NullMarked
package dev.questionbank.practice.mark;

import org.jspecify.annotations.NullMarked;
