package dev.questionbank.access;

import dev.questionbank.catalog.AccessReason;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.Actor;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.directives.QueryAppliedDirective;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries out {@code @previewAs}: before any field of the query is fetched, who asks and what that person may read is taken
 * out of the context, and what the other one would have is put in. All who want to know ask the context, so from then on
 * nothing can tell the preview from the real thing.
 */
@Component
class PreviewAs extends SimplePerformantInstrumentation {

    private static final String DIRECTIVE = "previewAs";
    private static final String VISITOR = "VISITOR";

    /** A member of whom the database knows nothing. */
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private final PlanRepository plans;

    PreviewAs(PlanRepository plans) {
        this.plans = plans;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext execution = parameters.getExecutionContext();
        List<QueryAppliedDirective> asked = execution.getOperationDirectives().get(DIRECTIVE);
        if (asked != null) {
            preview(asked.getFirst(), execution.getGraphQLContext());
        }
        return SimpleInstrumentationContext.noOp();
    }

    private void preview(QueryAppliedDirective asked, GraphQLContext context) {
        Viewer viewer = Viewer.of(context).orElseThrow(() -> refused("UNAUTHENTICATED", new NotAllowed(false)));
        if (!viewer.isStaff()) {
            throw refused("FORBIDDEN", new NotAllowed(true));
        }
        boolean visitor = VISITOR.equals(argument(asked, "who"));
        String planId = argument(asked, "planId");
        if (visitor && planId != null) {
            throw new PreviewRefused("BAD_USER_INPUT", "a visitor holds no plan");
        }
        ReadingRights rights = planId == null ? ReadingRights.PREVIEWS_ONLY : rights(planId);
        context.delete(Actor.class);
        context.delete(Viewer.class);
        if (!visitor) {
            context.put(Viewer.class, new Viewer(NOBODY, Set.of(Role.MEMBER), viewer.timeZone()));
        }
        rights.putInto(context);
    }

    private static PreviewRefused refused(String code, NotAllowed why) {
        return new PreviewRefused(code, Objects.requireNonNull(why.getMessage()));
    }

    private static @Nullable String argument(QueryAppliedDirective directive, String name) {
        return Objects.requireNonNull(directive.getArgument(name)).getValue();
    }

    private ReadingRights rights(String planId) {
        Plan plan = PlanId.parse(planId)
                .flatMap(plans::find)
                .orElseThrow(() -> new PreviewRefused("BAD_USER_INPUT", "planId: there is no such plan"));
        ReadingRights.Grant held = new ReadingRights.Grant(AccessReason.ENTITLED, null);
        Map<TopicId, ReadingRights.Grant> topics =
                plan.topicIds().stream().collect(Collectors.toMap(Function.identity(), topic -> held));
        return new ReadingRights(plan.coversEverything() ? held : null, topics);
    }
}
