/**
 * The ground floor: which database is used and how it is spoken to. Holds no table of the domain and knows no module
 * above it.
 */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package dev.questionbank.db;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
