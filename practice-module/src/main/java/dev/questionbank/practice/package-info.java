/** Practice: reviews of questions, and what follows from them. */
@ApplicationModule(
        displayName = "Practice",
        allowedDependencies = {"access", "catalog", "catalog :: upkeep", "db", "db :: graphql"})
@NullMarked
package dev.questionbank.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
