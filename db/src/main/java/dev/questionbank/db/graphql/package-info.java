/** The words that every slice of the API is written with: ids, pages, refusals. */
@NamedInterface("graphql")
@NullMarked
package dev.questionbank.db.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
