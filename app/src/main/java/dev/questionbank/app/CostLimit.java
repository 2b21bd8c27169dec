package dev.questionbank.app;

import dev.questionbank.db.graphql.PageRequest;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.normalized.ExecutableNormalizedOperationFactory.Options;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Refuses, before anything is fetched, an operation that could bring back too many objects: lists within lists multiply.
 * It counts over the normalized operation, in which fragments stand as often as they are used; graphql-java's own
 * complexity instrumentation counts a fragment once, and is got around by that.
 */
@Component
class CostLimit extends SimplePerformantInstrumentation {

    /** Objects that one operation may bring back. The longest page of the contract costs a tenth of it. */
    static final int MAX_OBJECTS = 10_000;

    private static final int MAX_DEPTH = 25;
    private static final int MAX_FIELDS = 1_000;

    /** Too much was asked for. */
    private static final class LimitExceeded extends AbortExecutionException {

        private static final long serialVersionUID = 1;

        private final long cost;

        LimitExceeded(long cost) {
            super("This could bring back %d objects; one request may bring back %d. Ask for shorter pages."
                    .formatted(cost, MAX_OBJECTS));
            this.cost = cost;
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of(ErrorInterceptor.CODE, ErrorCode.LIMIT_EXCEEDED.name(), "cost", cost, "limit", MAX_OBJECTS);
        }
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        long cost = ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                        context.getGraphQLSchema(),
                        context.getDocument(),
                        context.getExecutionInput().getOperationName(),
                        context.getCoercedVariables(),
                        Options.defaultOptions()
                                .maxChildrenDepth(MAX_DEPTH)
                                .maxFieldsCount(MAX_FIELDS)
                                .graphQLContext(context.getGraphQLContext()))
                .getTopLevelFields()
                .stream()
                .mapToLong(field -> objects(field, context.getGraphQLSchema()))
                .reduce(0, CostLimit::add);
        if (cost > MAX_OBJECTS) {
            throw new LimitExceeded(cost);
        }
        return SimpleInstrumentationContext.noOp();
    }

    private static long objects(ExecutableNormalizedField field, GraphQLSchema schema) {
        boolean leaf = GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType(schema)));
        if (leaf || field.getName().startsWith("__")) {
            return 0;
        }
        long children = field.getChildren().stream()
                .mapToLong(child -> objects(child, schema))
                .reduce(1, CostLimit::add);
        return Math.min(Integer.MAX_VALUE, children * pageSize(field, schema));
    }

    /** How many entries a list of pages brings at most; 1 for what is no such list. */
    private static long pageSize(ExecutableNormalizedField field, GraphQLSchema schema) {
        Map<String, Object> arguments = field.getResolvedArguments();
        for (String name : new String[] {"first", "last"}) {
            if (arguments.get(name) instanceof Integer size) {
                return Math.clamp(size, 1, PageRequest.MAX_SIZE);
            }
        }
        boolean hasPages = field.getFieldDefinitions(schema).stream()
                .anyMatch(definition -> definition.getArgument("first") != null);
        return hasPages ? PageRequest.DEFAULT_SIZE : 1;
    }

    /** Sums cannot overflow: each addend is at most an int's. */
    private static long add(long one, long other) {
        return Math.min(Integer.MAX_VALUE, one + other);
    }
}
