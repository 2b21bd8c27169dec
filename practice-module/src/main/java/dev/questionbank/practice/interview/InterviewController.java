package dev.questionbank.practice.interview;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.PracticeDesk;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class InterviewController {

    private final Interviews interviews;

    InterviewController(Interviews interviews) {
        this.interviews = interviews;
    }

    record PlanPayload(@Nullable InterviewPlan plan, List<UserError> userErrors) {}

    @MutationMapping
    PlanPayload setInterviewDate(@Argument Interviews.Input input, GraphQLContext context) {
        Viewer member = Viewer.required(context);
        interviews.set(input, member);
        return new PlanPayload(
                interviews.plan(member, ReadingRights.of(context)).orElse(null), List.of());
    }

    @SchemaMapping
    @Nullable
    InterviewPlan interview(PracticeDesk desk, GraphQLContext context) {
        return interviews.plan(desk.member(), ReadingRights.of(context)).orElse(null);
    }
}
