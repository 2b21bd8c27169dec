/** Banks as files: what readers may read, and, for those who keep the bank, all of it. */
@NamedInterface("export")
@NullMarked
package dev.questionbank.catalog.transfer.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
