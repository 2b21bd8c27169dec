package dev.questionbank.app;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives every error a code of the closed set and the id under which the log speaks of the request. Errors that no field
 * raised are about the document or its variables, and so about the client's input.
 */
@Component
class ErrorInterceptor implements WebGraphQlInterceptor {

    private static final Logger log = LoggerFactory.getLogger(ErrorInterceptor.class);

    static final String CODE = "code";
    private static final String CORRELATION_ID = "correlationId";

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> {
            List<GraphQLError> errors = response.getExecutionResult().getErrors();
            if (errors.isEmpty()) {
                return response;
            }
            List<GraphQLError> coded = errors.stream()
                    .map(error -> withCode(error, request.getId()))
                    .toList();
            return isRefusedStream(request, response)
                    ? response.transform(result -> result.data(Mono.just(
                            ExecutionResult.newExecutionResult().errors(coded).build())))
                    : response.transform(result -> result.errors(coded));
        });
    }

    /** Of a stream of events that never begins: what is told there, errors too, has to be told as events. */
    private static boolean isRefusedStream(WebGraphQlRequest request, WebGraphQlResponse response) {
        return response.getExecutionResult().getData() == null
                && request.getHeaders().getAccept().contains(MediaType.TEXT_EVENT_STREAM);
    }

    private static GraphQLError withCode(GraphQLError error, String requestId) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        String message = error.getMessage();
        if (!extensions.containsKey(CODE)) {
            boolean raisedByField = error.getPath() != null && !error.getPath().isEmpty();
            if (raisedByField) {
                // the engine's own words about a value of ours, e.g. one that its type cannot show
                log.error("Request {} failed at {}: {}", requestId, error.getPath(), message);
                message = FaultResolver.OUR_FAULT;
            }
            extensions.put(CODE, (raisedByField ? ErrorCode.INTERNAL : ErrorCode.BAD_USER_INPUT).name());
        }
        extensions.put(CORRELATION_ID, requestId);
        return GraphqlErrorBuilder.newError()
                .message("%s", message)
                .locations(error.getLocations() == null ? List.of() : error.getLocations())
                .path(error.getPath())
                .errorType(ErrorClassification.errorClassification(String.valueOf(extensions.get(CODE))))
                .extensions(extensions)
                .build();
    }
}
