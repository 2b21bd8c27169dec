/** Whole stories over HTTP, across the modules. What a response lacks is told by its assertion, not by null checks. */
@NullUnmarked
package dev.questionbank.scenarios;

import org.jspecify.annotations.NullUnmarked;
