/** The whole bank as a folder of Markdown, for people who keep one beside their programs: the same bank gives the same bytes. */
@NamedInterface("pack")
@NullMarked
package dev.questionbank.catalog.transfer.pack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
