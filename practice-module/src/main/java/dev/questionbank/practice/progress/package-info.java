/** How far a member has come, measured by what is practised and what is expected to be recalled. */
@NullMarked
package dev.questionbank.practice.progress;

import org.jspecify.annotations.NullMarked;
