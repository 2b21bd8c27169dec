/** Composition: who may come in, what errors look like, commands, the sample bank. Holds no rule of the domain. */
@ApplicationModule(
        displayName = "Application",
        allowedDependencies = {
            "practice",
            "access",
            "catalog",
            "catalog :: transfer",
            "catalog :: imports",
            "catalog :: export",
            "catalog :: format",
            "catalog :: pack",
            "db",
            "db :: graphql"
        })
@NullMarked
package dev.questionbank.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
