@NullUnmarked
package dev.questionbank.access;

import org.jspecify.annotations.NullUnmarked;
