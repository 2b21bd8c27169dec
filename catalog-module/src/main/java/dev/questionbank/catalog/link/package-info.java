/** Follows the links of published questions now and then, to find those that lead nowhere any more. */
@NullMarked
package dev.questionbank.catalog.link;

import org.jspecify.annotations.NullMarked;
