package dev.questionbank.practice.session;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.PracticeDesk;
import dev.questionbank.practice.session.SessionResult.Review;
import dev.questionbank.practice.session.SessionResult.SessionAnswer;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class SessionController {

    private final Sessions sessions;
    private final SessionRepository repository;
    private final Catalog catalog;

    SessionController(Sessions sessions, SessionRepository repository, Catalog catalog) {
        this.sessions = sessions;
        this.repository = repository;
        this.catalog = catalog;
    }

    record SessionPayload(PracticeSession session, List<UserError> userErrors) {}

    @MutationMapping
    SessionPayload startSession(@Argument Sessions.Start input, GraphQLContext context) {
        return new SessionPayload(
                sessions.start(input, Viewer.required(context).id(), ReadingRights.of(context)), List.of());
    }

    @MutationMapping
    SessionPayload finishSession(@Argument Sessions.Finish input, GraphQLContext context) {
        return new SessionPayload(
                sessions.finish(input, Viewer.required(context).id()), List.of());
    }

    @SchemaMapping
    @Nullable
    PracticeSession session(PracticeDesk desk, @Argument String id) {
        return sessions.find(id, desk.member().id()).orElse(null);
    }

    @SchemaMapping
    @Nullable
    PracticeSession currentSession(PracticeDesk desk) {
        return sessions.current(desk.member().id()).orElse(null);
    }

    @BatchMapping(typeName = "PracticeSession")
    Map<PracticeSession, List<Question>> questions(List<PracticeSession> of, GraphQLContext context) {
        Map<QuestionId, Question> published = catalog.listQuestions(all(of), ReadingRights.of(context));
        Map<PracticeSession, List<Question>> questions = new HashMap<>();
        of.forEach(session -> questions.put(
                session,
                session.questionIds().stream()
                        .map(published::get)
                        .filter(Objects::nonNull)
                        .toList()));
        return questions;
    }

    @BatchMapping(typeName = "PracticeSession")
    Map<PracticeSession, SessionResult> result(List<PracticeSession> of, GraphQLContext context) {
        Map<QuestionId, List<Review>> reviews =
                repository.reviews(Viewer.required(context).id(), all(of));
        Map<PracticeSession, SessionResult> results = new HashMap<>();
        of.forEach(session -> results.put(session, SessionResult.of(session, reviews)));
        return results;
    }

    private static Set<QuestionId> all(List<PracticeSession> sessions) {
        return sessions.stream()
                .flatMap(session -> session.questionIds().stream())
                .collect(Collectors.toSet());
    }

    @BatchMapping(typeName = "SessionAnswer")
    Map<SessionAnswer, Question> question(List<SessionAnswer> of, GraphQLContext context) {
        Map<QuestionId, Question> published =
                catalog.listQuestions(of.stream().map(SessionAnswer::questionId).toList(), ReadingRights.of(context));
        Map<SessionAnswer, Question> questions = new HashMap<>();
        of.forEach(answer -> questions.put(answer, published.get(answer.questionId())));
        return questions;
    }
}
