/** What is measured, not tested: run by {@code mvn -Pbench verify} alone. */
@NullUnmarked
package dev.questionbank.benchmarks;

import org.jspecify.annotations.NullUnmarked;
