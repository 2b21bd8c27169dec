package dev.questionbank.practice;

import dev.questionbank.access.NotAllowed;
import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Writes down what members practised. The same key of the same member leads to the same attempt, always. */
@Service
class RecordPractice {

    private static final int MAX_MERGED = 500;

    /** A browser may have been practised in for so long before its owner signed in first. */
    private static final Duration BEFORE_ACCOUNT = Duration.ofDays(366);

    private final ReviewLog log;
    private final MergedReviews merged;
    private final Catalog catalog;
    private final Clock clock;

    RecordPractice(ReviewLog log, MergedReviews merged, Catalog catalog, Clock clock) {
        this.log = log;
        this.merged = merged;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code mergePractice}. */
    record Merge(List<Attempted.Input> attempts) {}

    /**
     * One attempt.
     *
     * @throws Refused when the input is out of bounds, or the question is unknown or locked for the member
     * @throws NotAllowed when the member was erased meanwhile
     */
    Attempt record(Attempted.Input input, Viewer member, Actor actor, ReadingRights rights) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        InputCheck check = new InputCheck();
        input.check(check, "", now);
        check.refuseIfWrong();
        // looked up before the transaction, which holds the member and shall be short
        Map<QuestionId, Question> found = new HashMap<>();
        QuestionId.parse(input.questionId()).ifPresent(id -> found.putAll(find(List.of(id), rights)));
        ReviewLog.Appended appended =
                log.append(member, List.of(input.with(found, "", now)), Attempted.CLOCK_SKEW, actor.requestId(), now);
        if (!appended.refused().isEmpty()) {
            throw new Refused(List.copyOf(appended.refused().values()));
        }
        return Objects.requireNonNull(appended.attempts().get(input.idempotencyKey()));
    }

    /**
     * What was practised in a browser before its owner signed in, in order of time. What cannot be practised any more is
     * told and left out.
     *
     * @throws Refused when something in the input is out of bounds
     * @throws NotAllowed when the member was erased meanwhile
     */
    ReviewLog.Appended merge(Merge input, Viewer member, Actor actor, ReadingRights rights) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Attempted.Input> attempts = input.attempts();
        InputCheck check = new InputCheck()
                .that(attempts.size() <= MAX_MERGED, "attempts", "must be at most " + MAX_MERGED)
                .that(
                        attempts.stream()
                                        .map(Attempted.Input::idempotencyKey)
                                        .distinct()
                                        .count()
                                == attempts.size(),
                        "attempts",
                        "must have different idempotencyKeys");
        check.refuseIfWrong();
        for (int i = 0; i < attempts.size(); i++) {
            attempts.get(i).check(check, path(i), now);
        }
        check.refuseIfWrong();
        if (attempts.isEmpty()) {
            return new ReviewLog.Appended(Map.of(), Map.of());
        }
        Map<QuestionId, Question> found = find(
                attempts.stream()
                        .map(Attempted.Input::questionId)
                        .map(QuestionId::parse)
                        .flatMap(Optional::stream)
                        .toList(),
                rights);
        List<Attempted> all = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            all.add(attempts.get(i).with(found, path(i), now));
        }
        return log.append(member, all, BEFORE_ACCOUNT, actor.requestId(), now);
    }

    /** These questions, and for one that was merged the one that is kept, by the id that the client knows. */
    private Map<QuestionId, Question> find(List<QuestionId> ids, ReadingRights rights) {
        Map<QuestionId, Question> found = new HashMap<>(catalog.listQuestions(ids, rights));
        List<QuestionId> missing =
                ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            Map<QuestionId, QuestionId> kept = merged.kept(missing);
            Map<QuestionId, Question> there = catalog.listQuestions(kept.values(), rights);
            kept.forEach((id, into) -> {
                Question question = there.get(into);
                if (question != null) {
                    found.put(id, question);
                }
            });
            if (!found.keySet().containsAll(missing)) {
                // a merge that was undone between the two looks
                found.putAll(catalog.listQuestions(missing, rights));
            }
        }
        return found;
    }

    private static String path(int index) {
        return "attempts." + index + ".";
    }
}
