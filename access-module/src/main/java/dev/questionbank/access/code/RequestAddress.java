package dev.questionbank.access.code;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts into the GraphQL context where a request comes from, as the web server sees it: behind a proxy it is for
 * {@code server.forward-headers-strategy} to say whose word counts.
 */
@Component
class RequestAddress implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        ClientAddress address = ClientAddress.of(request.getRemoteAddress());
        request.configureExecutionInput((input, builder) -> {
            address.putInto(input.getGraphQLContext());
            return input;
        });
        return chain.next(request);
    }
}
