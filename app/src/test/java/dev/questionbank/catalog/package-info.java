@NullUnmarked
package dev.questionbank.catalog;

import org.jspecify.annotations.NullUnmarked;
