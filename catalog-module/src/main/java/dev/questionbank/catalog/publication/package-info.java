/** What readers see of questions, and all that is derived from it: changed here and nowhere else, by one question or thousands. */
@NullMarked
package dev.questionbank.catalog.publication;

import org.jspecify.annotations.NullMarked;
