@NullMarked
package dev.questionbank.access.code;

import org.jspecify.annotations.NullMarked;
