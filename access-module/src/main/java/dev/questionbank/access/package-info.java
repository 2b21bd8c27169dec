/** Access: accounts, roles, plans and entitlements. Decides who may read what, and says why. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"catalog", "db", "db :: graphql"})
@NullMarked
package dev.questionbank.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
