package dev.questionbank.catalog.link;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.change.ChangeRepository;
import dev.questionbank.catalog.link.LinkRepository.Pass;
import dev.questionbank.catalog.text.Markdown;
import dev.questionbank.catalog.text.WrittenLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through published questions for links once a day, and follows each of them once a week. Only if the operator wants
 * that, as it tells other servers of the bank. Slowly: some links a minute, and those to one server one after the other.
 */
@Component
@ConditionalOnProperty("questionbank.catalog.links.check")
class CheckLinks {

    private static final Logger log = LoggerFactory.getLogger(CheckLinks.class);

    private static final Duration BETWEEN_PASSES = Duration.ofDays(1);
    private static final Duration BETWEEN_CHECKS = Duration.ofDays(7);
    private static final int QUESTIONS = 500;
    private static final int LINKS = 60;
    private static final int AT_ONCE = 4;

    private final LinkRepository links;
    private final LinkProbe probe;
    private final Catalog catalog;
    private final ChangeRepository changes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean working = new AtomicBoolean();

    CheckLinks(
            LinkRepository links,
            LinkProbe probe,
            Catalog catalog,
            ChangeRepository changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.links = links;
        this.probe = probe;
        this.catalog = catalog;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In a thread of its own, as servers may take their time, and the threads of the scheduler are few. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void start() {
        if (working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("links").start(() -> {
                try {
                    collect();
                    follow();
                } catch (RuntimeException e) {
                    log.warn("Links are followed later: {}", e.getMessage());
                } finally {
                    working.set(false);
                }
            });
        }
    }

    /** Looks through all questions, unless that was done within a day. */
    void collect() {
        boolean more;
        do {
            more = transaction.execute(status -> collectNext());
        } while (more);
    }

    private boolean collectNext() {
        Pass pass = links.lockPass();
        if (pass == null) {
            return false; // another node is at it
        }
        if (pass.after() == null) {
            if (pass.startedAt().plus(BETWEEN_PASSES).isAfter(now())) {
                return false;
            }
            pass = new Pass(now(), new QuestionId(new UUID(0, 0)));
        }
        List<QuestionId> questions = links.listQuestions(Objects.requireNonNull(pass.after()), QUESTIONS);
        links.replace(addresses(questions));
        links.savePass(new Pass(pass.startedAt(), questions.isEmpty() ? null : questions.getLast()));
        return !questions.isEmpty();
    }

    private Map<QuestionId, Set<LinkAddress>> addresses(List<QuestionId> ids) {
        Collection<Question> questions =
                catalog.listQuestions(ids, ReadingRights.STAFF).values();
        Map<QuestionId, String> prompts = catalog.promptsInPassing(questions);
        Map<QuestionId, String> answers = catalog.answersInPassing(questions);
        Map<QuestionId, Set<LinkAddress>> found = new HashMap<>();
        for (QuestionId id : ids) {
            found.put(
                    id,
                    Stream.of(prompts.get(id), answers.get(id))
                            .filter(Objects::nonNull)
                            .flatMap(text -> Markdown.links(text).stream())
                            .filter(link -> !link.isBroken())
                            .map(WrittenLink::address)
                            .map(LinkAddress::of)
                            .collect(Collectors.toSet()));
        }
        return found;
    }

    /** Follows some of the links that were not followed within a week. */
    void follow() {
        Instant now = now();
        List<LinkAddress> due = transaction.execute(status -> links.claim(now.minus(BETWEEN_CHECKS), now, LINKS));
        try (ExecutorService asking =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            due.stream()
                    .collect(Collectors.groupingBy(LinkAddress::server))
                    .values()
                    .forEach(ofServer -> asking.execute(() -> ofServer.forEach(this::follow)));
        }
    }

    private void follow(LinkAddress address) {
        LinkAnswer answer = probe.follow(address.url());
        transaction.executeWithoutResult(status -> record(address, answer));
    }

    private void record(LinkAddress address, LinkAnswer answer) {
        int before = links.lockFailures(address);
        int after = answer == LinkAnswer.FAILED ? before + 1 : 0;
        links.setFailures(address, after);
        if (before >= LinkRepository.BROKEN != after >= LinkRepository.BROKEN) {
            changes.append(links.listQuestions(address)); // for those who keep something about them
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
