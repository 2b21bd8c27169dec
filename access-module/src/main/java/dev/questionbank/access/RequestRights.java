package dev.questionbank.access;

import dev.questionbank.db.Actor;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts who asks and what that person may read into the GraphQL context. A visitor leaves it as it is, which means previews only. */
@Component
class RequestRights implements WebGraphQlInterceptor {

    private final Requesters requesters;

    RequestRights(Requesters requesters) {
        this.requesters = requesters;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        requesters.find().ifPresent(requester -> {
            Viewer viewer = requester.viewer();
            Actor actor = new Actor(viewer.id().value(), request.getId(), viewer.is(Role.ADMIN));
            request.configureExecutionInput((input, builder) -> {
                input.getGraphQLContext().put(Viewer.class, viewer);
                actor.putInto(input.getGraphQLContext());
                requester.rights().putInto(input.getGraphQLContext());
                return input;
            });
        });
        return chain.next(request);
    }
}
