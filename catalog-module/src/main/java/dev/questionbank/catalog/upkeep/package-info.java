/** What keeps published questions good: how old their answers may grow, and where their links lead. */
@NamedInterface("upkeep")
@NullMarked
package dev.questionbank.catalog.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
