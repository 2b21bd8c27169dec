/**
 * Searching the published questions: an index in a folder that can be thrown away and built again. It knows neither the
 * database nor the requests; whoever fills it says what is published, and whoever asks says what the reader may read. What
 * a reader may not read finds, ranks and counts nothing for them.
 */
@NullMarked
package dev.questionbank.catalog.search;

import org.jspecify.annotations.NullMarked;
