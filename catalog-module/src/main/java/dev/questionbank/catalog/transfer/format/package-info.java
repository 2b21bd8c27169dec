/**
 * The formats in which banks are written down: each has a reader that takes a file apart into rows, one after the other, and
 * says of every row what could not be kept. What is read is never held as a whole.
 */
@NamedInterface("format")
@NullMarked
package dev.questionbank.catalog.transfer.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
