/** What changed in the catalog, in order: writers append to it, and every node follows it to keep up what it derived. */
@NullMarked
package dev.questionbank.catalog.change;

import org.jspecify.annotations.NullMarked;
