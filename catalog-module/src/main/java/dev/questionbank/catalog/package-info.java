/**
 * The catalog: topics, their questions and the revisions of these, and the loading of a bank. It is told what a reader may
 * read ({@link dev.questionbank.catalog.ReadingRights}) and never asks who somebody is.
 */
@ApplicationModule(
        displayName = "Catalog",
        allowedDependencies = {"db", "db :: graphql"})
@NullMarked
package dev.questionbank.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
