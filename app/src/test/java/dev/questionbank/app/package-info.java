@NullUnmarked
package dev.questionbank.app;

import org.jspecify.annotations.NullUnmarked;
