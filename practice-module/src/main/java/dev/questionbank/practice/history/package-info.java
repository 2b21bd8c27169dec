/** What a member practised, attempt by attempt. */
@NullMarked
package dev.questionbank.practice.history;

import org.jspecify.annotations.NullMarked;
