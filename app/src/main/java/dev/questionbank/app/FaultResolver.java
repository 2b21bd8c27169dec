package dev.questionbank.app;

import dev.questionbank.access.NotAllowed;
import dev.questionbank.db.graphql.BadUserInput;
import dev.questionbank.db.graphql.NotAvailable;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;

/** Turns what a field's code throws into an error of the response. What is not meant for clients stays in the log. */
@Component
class FaultResolver extends DataFetcherExceptionResolverAdapter {

    private static final Logger log = LoggerFactory.getLogger(FaultResolver.class);

    /** All that a client is told of it. */
    static final String OUR_FAULT = "Something went wrong on our side.";

    FaultResolver() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable fault, DataFetchingEnvironment environment) {
        return switch (fault) {
            case BadUserInput bad ->
                error(
                        environment,
                        ErrorCode.BAD_USER_INPUT,
                        String.valueOf(bad.getMessage()),
                        Map.of("argument", bad.argument()));
            case NotAllowed refused ->
                error(
                        environment,
                        refused.isSignedIn() ? ErrorCode.FORBIDDEN : ErrorCode.UNAUTHENTICATED,
                        String.valueOf(refused.getMessage()),
                        Map.of());
            case NotAvailable missing ->
                error(environment, ErrorCode.UNAVAILABLE, String.valueOf(missing.getMessage()), Map.of());
            case BindException unusable ->
                error(environment, ErrorCode.BAD_USER_INPUT, "An argument has a value that cannot be used.", Map.of());
            case QueryTimeoutException slow -> error(environment, ErrorCode.TIMEOUT, "This took too long.", Map.of());
            case TransientDataAccessException busy -> unavailable(environment, busy);
            case DataAccessResourceFailureException gone -> unavailable(environment, gone);
            case CannotCreateTransactionException gone -> unavailable(environment, gone);
            default -> {
                log.error("Request {} failed", environment.getExecutionId(), fault);
                yield error(environment, ErrorCode.INTERNAL, OUR_FAULT, Map.of());
            }
        };
    }

    private static GraphQLError unavailable(DataFetchingEnvironment environment, Throwable fault) {
        log.warn("The database failed request {}", environment.getExecutionId(), fault);
        return error(environment, ErrorCode.UNAVAILABLE, "Not available just now; try again.", Map.of());
    }

    private static GraphQLError error(
            DataFetchingEnvironment environment, ErrorCode code, String message, Map<String, Object> more) {
        Map<String, Object> extensions = new LinkedHashMap<>(more);
        extensions.put(ErrorInterceptor.CODE, code.name());
        return GraphqlErrorBuilder.newError(environment)
                .message("%s", message)
                .extensions(extensions)
                .build();
    }
}
