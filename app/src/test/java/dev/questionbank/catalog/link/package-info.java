/** Links of questions, followed against servers of the tests. */
@NullUnmarked
package dev.questionbank.catalog.link;

import org.jspecify.annotations.NullUnmarked;
