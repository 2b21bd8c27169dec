/** What curators say to each other about questions, with the steps of a question's life among it. */
@NullMarked
package dev.questionbank.catalog.comment;

import org.jspecify.annotations.NullMarked;
