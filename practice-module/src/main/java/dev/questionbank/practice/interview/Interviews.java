package dev.questionbank.practice.interview;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Accounts;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicCounts;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.Settings;
import dev.questionbank.practice.recall.Recollections;
import dev.questionbank.practice.streak.MemberDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The interviews that members prepare for. One that is past is as none. */
@Service
public class Interviews {

    private static final int MAX_YEARS = 2;
    private static final int MAX_TOPICS = 1_000;

    private final InterviewRepository interviews;
    private final Recollections recollections;
    private final Settings settings;
    private final Accounts accounts;
    private final Catalog catalog;
    private final Clock clock;

    Interviews(
            InterviewRepository interviews,
            Recollections recollections,
            Settings settings,
            Accounts accounts,
            Catalog catalog,
            Clock clock) {
        this.interviews = interviews;
        this.recollections = recollections;
        this.settings = settings;
        this.accounts = accounts;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code setInterviewDate}: without a date there is no interview any more, without topics it is about all. */
    record Input(@Nullable LocalDate date, @Nullable List<String> topics) {}

    /** The member's day of the interview, if there is one to come. */
    public Optional<LocalDate> findDate(Viewer member) {
        return find(member).map(Interview::date);
    }

    private Optional<Interview> find(Viewer member) {
        LocalDate today = today(member);
        return interviews
                .find(member.id())
                .filter(interview -> !interview.date().isBefore(today));
    }

    private LocalDate today(Viewer member) {
        return MemberDay.of(clock.instant(), member.timeZone());
    }

    /** The plan for the interview to come, as it is now. */
    Optional<InterviewPlan> plan(Viewer member, ReadingRights rights) {
        return find(member).map(interview -> plan(interview, member, rights));
    }

    private InterviewPlan plan(Interview interview, Viewer member, ReadingRights rights) {
        Map<Topic, TopicCounts> topics = new LinkedHashMap<>(catalog.listTopicCounts());
        topics.keySet()
                .removeIf(topic -> interview.topics().isEmpty()
                        ? rights.grantFor(topic.id()).isEmpty()
                        : !interview.topics().contains(topic.id()));
        Set<TopicId> ids = topics.keySet().stream().map(Topic::id).collect(Collectors.toSet());
        return InterviewPlan.of(
                today(member),
                interview.date(),
                topics,
                recollections.list(member.id(), ids, rights),
                settings.find(member.id()).targetRecall(),
                rights);
    }

    /**
     * Sets or removes the member's interview.
     *
     * @throws Refused when the date is past or too far away, or there is no such topic
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public void set(Input input, Viewer member) {
        InputCheck check = new InputCheck();
        LocalDate date = input.date();
        if (date != null) {
            LocalDate today = today(member);
            check.that(
                    !date.isBefore(today) && !date.isAfter(today.plusYears(MAX_YEARS)),
                    "date",
                    "must be today or later, and at most " + MAX_YEARS + " years away");
        }
        Set<TopicId> topics = topics(input.topics() == null ? List.of() : input.topics(), check);
        check.refuseIfWrong();
        AccountId account = member.id();
        accounts.hold(account);
        if (date == null) {
            interviews.delete(account);
        } else {
            interviews.save(account, new Interview(date, topics));
        }
    }

    private Set<TopicId> topics(List<String> slugs, InputCheck check) {
        if (slugs.size() > MAX_TOPICS) {
            check.that(false, "topics", "must be at most " + MAX_TOPICS);
            return Set.of();
        }
        Map<String, TopicId> known = catalog.findTopicIds(slugs);
        Set<String> unknown = new TreeSet<>(slugs);
        unknown.removeAll(known.keySet());
        unknown.forEach(slug -> check.add(UserError.Code.NOT_FOUND, "topics", "there is no topic " + slug));
        return Set.copyOf(known.values());
    }
}
