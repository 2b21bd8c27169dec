/** What a member is expected to recall of the bank: what progress and preparation are measured by. */
@NullMarked
package dev.questionbank.practice.recall;

import org.jspecify.annotations.NullMarked;
