@NullUnmarked
package dev.questionbank.catalog.search;

import org.jspecify.annotations.NullUnmarked;
