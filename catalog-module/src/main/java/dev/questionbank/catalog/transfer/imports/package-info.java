/**
 * Banks that curators bring in: a file is taken in while it streams, compared with the bank row by row, and applied as a whole
 * once somebody has seen what it would do; and it can be taken back. Every step goes on after a crash, on any node.
 */
@NamedInterface("imports")
@NullMarked
package dev.questionbank.catalog.transfer.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
