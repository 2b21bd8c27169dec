package dev.questionbank.practice.session;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Readability;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.ReviewLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts and finishes timed sets of questions; a member has one at a time. */
@Service
class Sessions {

    private static final int MAX_SIZE = 100;
    private static final int MAX_MINUTES = 480;
    private static final int MAX_TOPICS = 100;
    private static final int MAX_KEY = 200;

    private final ReviewLog log;
    private final SessionRepository sessions;
    private final Catalog catalog;
    private final Clock clock;

    Sessions(ReviewLog log, SessionRepository sessions, Catalog catalog, Clock clock) {
        this.log = log;
        this.sessions = sessions;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code startSession}; no topics are all, no difficulties any. */
    record Start(
            @Nullable List<String> topics,
            int size,
            int minutes,
            @Nullable List<Difficulty> difficulties,
            @Nullable String idempotencyKey) {

        private List<String> slugs() {
            return topics == null ? List.of() : topics;
        }

        private QuestionFilter filter() {
            return new QuestionFilter(
                    Set.copyOf(slugs()),
                    difficulties == null ? Set.of() : Set.copyOf(difficulties),
                    Set.of(),
                    Set.of(),
                    Readability.READABLE);
        }
    }

    /** Input of {@code finishSession}. */
    record Finish(String sessionId) {}

    /**
     * @throws Refused when something is out of its bounds, a topic is not there, or nothing there may be read
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public PracticeSession start(Start input, AccountId member, ReadingRights rights) {
        String key = input.idempotencyKey();
        InputCheck check = new InputCheck()
                .that(input.size() >= 1 && input.size() <= MAX_SIZE, "size", "must be 1 to " + MAX_SIZE)
                .that(input.minutes() >= 1 && input.minutes() <= MAX_MINUTES, "minutes", "must be 1 to " + MAX_MINUTES)
                .that(input.slugs().size() <= MAX_TOPICS, "topics", "must be at most " + MAX_TOPICS);
        if (key != null) {
            check.text("idempotencyKey", key, MAX_KEY);
        }
        check.refuseIfWrong();
        log.hold(member);
        Optional<PracticeSession> earlier = key == null ? Optional.empty() : sessions.find(member, key);
        return earlier.orElseGet(() -> start(input, key, member, rights));
    }

    private PracticeSession start(Start input, @Nullable String key, AccountId member, ReadingRights rights) {
        refuseUnknown(input.slugs());
        SessionId id = SessionId.create();
        List<QuestionId> questions = readable(catalog.sample(input.filter(), input.size(), id.seed(), rights), rights);
        if (questions.isEmpty()) {
            throw new Refused(UserError.Code.NOT_FOUND, "topics", "there is no question that may be read");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sessions.findRunning(member, now).ifPresent(running -> sessions.finish(member, running.id(), now));
        PracticeSession session =
                new PracticeSession(id, now, now.plus(Duration.ofMinutes(input.minutes())), null, questions);
        sessions.insert(member, session, key);
        return session;
    }

    private void refuseUnknown(List<String> slugs) {
        Set<String> known = catalog.findTopicIds(slugs).keySet();
        List<UserError> unknown = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            if (!known.contains(slugs.get(i))) {
                unknown.add(new UserError(
                        UserError.Code.NOT_FOUND,
                        List.of("input", "topics", Integer.toString(i)),
                        "there is no such topic"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Refused(unknown);
        }
    }

    /** The catalog draws from what it knew a moment ago: what changed since is looked at again. */
    private List<QuestionId> readable(List<QuestionId> drawn, ReadingRights rights) {
        Map<QuestionId, Question> published = catalog.listQuestions(drawn, rights);
        return drawn.stream()
                .filter(id -> {
                    Question question = published.get(id);
                    return question != null && question.access().prompt().granted();
                })
                .toList();
    }

    /**
     * @throws Refused when there is no such session
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public PracticeSession finish(Finish input, AccountId member) {
        log.hold(member);
        SessionId id = SessionId.parse(input.sessionId()).orElseThrow(Sessions::unknown);
        PracticeSession session = sessions.find(member, id).orElseThrow(Sessions::unknown);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!session.runsAt(now)) {
            return session;
        }
        sessions.finish(member, id, now);
        return new PracticeSession(id, session.startedAt(), session.endsAt(), now, session.questionIds());
    }

    private static Refused unknown() {
        return new Refused(UserError.Code.NOT_FOUND, "sessionId", "there is no such session");
    }

    Optional<PracticeSession> find(String id, AccountId member) {
        return SessionId.parse(id).flatMap(parsed -> sessions.find(member, parsed));
    }

    Optional<PracticeSession> current(AccountId member) {
        return sessions.findRunning(member, clock.instant());
    }
}
