package dev.questionbank.access.payment;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes of what the provider told what follows from it: each event once and in a transaction of its own, at once where it
 * came in and soon on any other node. What cannot be booked yet is tried again, ever less often, and holds up nothing else.
 */
@Component
class PaymentWorker implements DisposableBean {

    /** About a day and a half in all. */
    static final int MAX_ATTEMPTS = 20;

    private static final Logger log = LoggerFactory.getLogger(PaymentWorker.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int THREADS = 4;
    private static final int END_SECONDS = 10;
    private static final String FAILED = "It could not be booked; the server's log says why.";

    private final PaymentEventRepository events;
    private final BookPayment bookPayment;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;

    /** As many wait as work: whoever comes then is looked after by those. */
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(THREADS),
            Thread.ofPlatform().daemon().name("payments-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    PaymentWorker(
            PaymentEventRepository events,
            BookPayment bookPayment,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.events = events;
        this.bookPayment = bookPayment;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
    }

    /** An event with what was made of it. */
    private record Attempt(PaymentEvent event, Booking booking) {}

    /** An event of which something unexpected came. */
    private static final class Failed extends RuntimeException {

        private final transient PaymentEvent event;

        Failed(PaymentEvent event, RuntimeException cause) {
            super(cause);
            this.event = event;
        }
    }

    @TransactionalEventListener
    void on(Inbox.Filled filled) {
        threads.execute(this::workQuietly);
    }

    private void workQuietly() {
        try {
            work();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Payments wait for the database: {}", e.getMessage());
        }
    }

    /** For what came in elsewhere, and what is to be tried again. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void work() {
        boolean more;
        do {
            try {
                Attempt attempt = transaction.execute(status -> attemptNext());
                more = attempt != null;
                if (attempt != null) {
                    finish(attempt);
                }
            } catch (Failed failed) {
                more = true;
                log.error("The payment event {} could not be booked", failed.event.event(), failed.getCause());
                Attempt attempt = new Attempt(failed.event, new Booking.Waits(List.of(), FAILED));
                transaction.executeWithoutResult(status -> keep(attempt));
                finish(attempt);
            }
        } while (more && !threads.isShutdown());
    }

    private @Nullable Attempt attemptNext() {
        PaymentEvent event = events.lockNext(clock.instant()).orElse(null);
        if (event == null) {
            return null;
        }
        try {
            Attempt attempt = new Attempt(event, bookPayment.book(event));
            keep(attempt);
            return attempt;
        } catch (RuntimeException e) {
            throw new Failed(event, e);
        }
    }

    private void keep(Attempt attempt) {
        PaymentEvent event = attempt.event();
        Instant now = clock.instant();
        switch (attempt.booking()) {
            case Booking.Applied applied -> done(event, PaymentEventState.APPLIED, null, now);
            case Booking.Ignored ignored -> done(event, PaymentEventState.IGNORED, ignored.reason(), now);
            case Booking.Dead dead -> done(event, PaymentEventState.DEAD, dead.reason(), now);
            case Booking.Waits waits -> {
                if (isLast(event)) {
                    done(event, PaymentEventState.DEAD, waits.reason(), now);
                } else {
                    events.attempted(
                            event.id(),
                            PaymentEventState.WAITING,
                            waits.reason(),
                            now,
                            now.plus(pauseAfter(event.attempts())));
                    if (!waits.references().isEmpty()) {
                        events.await(event.id(), waits.references());
                    }
                }
            }
        }
    }

    private void done(PaymentEvent event, PaymentEventState state, @Nullable String reason, Instant now) {
        events.attempted(event.id(), state, reason, now, null);
        if (event.attempts() > 0) {
            events.stopWaiting(event.id());
        }
    }

    private static boolean isLast(PaymentEvent event) {
        return event.attempts() + 1 >= MAX_ATTEMPTS;
    }

    /** One second after the first attempt, twice as long after each other one. */
    private static Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, MAX_ATTEMPTS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Once what became of it is kept: lets those that waited for it have their turn, and tells those who watch. */
    private void finish(Attempt attempt) {
        switch (attempt.booking()) {
            case Booking.Applied applied -> {
                count(attempt, PaymentEventState.APPLIED);
                if (!applied.references().isEmpty()) {
                    transaction.executeWithoutResult(status -> events.wake(applied.references(), clock.instant()));
                }
            }
            case Booking.Ignored ignored -> count(attempt, PaymentEventState.IGNORED);
            case Booking.Dead dead -> giveUp(attempt, dead.reason());
            case Booking.Waits waits -> {
                if (isLast(attempt.event())) {
                    giveUp(attempt, waits.reason());
                } else {
                    count(attempt, PaymentEventState.WAITING);
                }
            }
        }
    }

    private void giveUp(Attempt attempt, String reason) {
        log.warn(
                "The payment event {} ({}) is kept for a human: {}",
                attempt.event().event(),
                attempt.event().type(),
                reason);
        count(attempt, PaymentEventState.DEAD);
    }

    private void count(Attempt attempt, PaymentEventState state) {
        meters.counter(
                        "questionbank.access.payment.events",
                        "type",
                        attempt.event().type(),
                        "state",
                        state.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    }
}
