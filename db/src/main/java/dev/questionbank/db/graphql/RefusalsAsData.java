package dev.questionbank.db.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Turns {@link Refused} into the payload of the mutation: {@code userErrors} filled, everything else null. */
@Component
class RefusalsAsData extends SimplePerformantInstrumentation {

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
        boolean mutation = parameters.getExecutionStepInfo().getObjectType()
                == parameters.getExecutionContext().getGraphQLSchema().getMutationType();
        if (!mutation) {
            return fetcher;
        }
        return environment -> {
            Object result;
            try {
                result = fetcher.get(environment);
            } catch (Refused refused) {
                return refused.payload();
            }
            // a controller's exception arrives in a future, after its own handlers were asked
            return result instanceof CompletionStage<?> stage
                    ? stage.<Object>handle((value, fault) -> fault == null ? value : payloadOrThrow(fault))
                    : result;
        };
    }

    private static Object payloadOrThrow(Throwable fault) {
        Throwable cause =
                fault instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : fault;
        if (cause instanceof Refused refused) {
            return refused.payload();
        }
        throw new CompletionException(cause);
    }
}
