package dev.questionbank.db;

import graphql.GraphQLContext;
import java.util.UUID;

/**
 * Who makes a change, as far as records of it need to know.
 *
 * @param account key of the account
 * @param requestId the request's correlation id, as its errors carry it too
 * @param mayDecideAlone whether the person may approve of what is his own, as admins may
 */
public record Actor(UUID account, String requestId, boolean mayDecideAlone) {

    /** The one behind a request to a field that only signed-in people reach. */
    public static Actor required(GraphQLContext context) {
        Actor actor = context.get(Actor.class);
        if (actor == null) {
            throw new IllegalStateException("the field lacks @allow");
        }
        return actor;
    }

    /** Makes this the one behind the request. */
    public void putInto(GraphQLContext context) {
        context.put(Actor.class, this);
    }
}
