/** What becomes of all that members keep by questions when curators make one question of several. */
@NullMarked
package dev.questionbank.practice.merge;

import org.jspecify.annotations.NullMarked;
