/** From what authors write to what a page shows. Knows nothing of questions; the rest of the catalog calls it. */
@NullMarked
package dev.questionbank.catalog.text;

import org.jspecify.annotations.NullMarked;
