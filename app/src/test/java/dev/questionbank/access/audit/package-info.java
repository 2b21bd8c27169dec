@NullUnmarked
package dev.questionbank.access.audit;

import org.jspecify.annotations.NullUnmarked;
