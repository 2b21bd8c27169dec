@NullMarked
package dev.questionbank.access;

import org.jspecify.annotations.NullMarked;
