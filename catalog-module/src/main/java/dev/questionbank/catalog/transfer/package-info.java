/** Bringing a bank in: rows are checked first, all of them, and then written file by file. */
@NamedInterface("transfer")
@NullMarked
package dev.questionbank.catalog.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
