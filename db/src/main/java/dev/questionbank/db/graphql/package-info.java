/** The words that every slice of the API is written with: ids, pages, refusals, secrets that survive a restart. */
@NamedInterface("graphql")
@NullMarked
package dev.questionbank.db.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
