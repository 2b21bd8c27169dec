package dev.questionbank.access;

import graphql.GraphQLContext;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The person who sent the request, signed in. Visitors are nobody.
 *
 * @param id the account
 * @param roles from the token; MEMBER always
 * @param timeZone in which the person's days begin and end
 */
public record Viewer(AccountId id, Set<Role> roles, ZoneId timeZone) {

    private static final Set<Role> STAFF = EnumSet.of(Role.CURATOR, Role.PUBLISHER, Role.ADMIN);

    public Viewer {
        roles = Set.copyOf(roles);
    }

    /** Whether the person may do what this role may: ADMIN may do what all others may. */
    public boolean is(Role role) {
        return roles.contains(role) || roles.contains(Role.ADMIN);
    }

    /** Whether the person keeps the bank, in whichever role. */
    public boolean isStaff() {
        return roles.stream().anyMatch(STAFF::contains);
    }

    /** The person behind the request; empty for a visitor. */
    public static Optional<Viewer> of(GraphQLContext context) {
        return Optional.ofNullable(context.get(Viewer.class));
    }

    /** The person behind a request to a field that only signed-in people reach. */
    public static Viewer required(GraphQLContext context) {
        return of(context).orElseThrow(() -> new IllegalStateException("the field lacks @allow"));
    }
}
