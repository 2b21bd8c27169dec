package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.transfer.imports.ImportRepository.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
 * Works on imports, one after the other: at once on the node to which they came, and on any other when nobody has said for a
 * while that he does.
 */
@Component
class ImportWorker implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

    /** An upload that brings no row for so long has ended without saying so. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    /** What is left of an import is dropped some time after it could be undone for the last time. */
    private static final Duration FORGOTTEN = Duration.ofDays(40);

    private static final int MAX_FAILURES = 5;
    private static final int END_SECONDS = 10;
    private static final String FAILED = "It could not be finished; the server's log says why.";

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final PlanImport planImport;
    private final ApplyImport applyImport;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Whoever wakes it while it works has it look once more. */
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1),
            Thread.ofPlatform().daemon().name("imports-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private final ScheduledThreadPoolExecutor heart = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("imports-heart").factory());

    ImportWorker(
            ImportRepository imports,
            ImportRowRepository rows,
            PlanImport planImport,
            ApplyImport applyImport,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.planImport = planImport;
        this.applyImport = applyImport;
        this.transaction = transaction;
        this.clock = clock;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ImportWaits waits) {
        wake();
    }

    /** For what was left by others. */
    @Scheduled(fixedDelayString = "PT1S")
    void wake() {
        thread.execute(this::work);
    }

    private void work() {
        try {
            Optional<Claim> claim = claim();
            while (claim.isPresent() && !thread.isShutdown()) {
                work(claim.get());
                claim = claim();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Imports wait for the database: {}", e.getMessage());
        }
    }

    private Optional<Claim> claim() {
        return transaction.execute(status -> imports.claim());
    }

    private void work(Claim claim) {
        long beat = ImportRepository.LEASE.toMillis() / 4;
        var beating = heart.scheduleWithFixedDelay(() -> beat(claim), beat, beat, TimeUnit.MILLISECONDS);
        try {
            switch (claim.state()) {
                case PLANNING -> planImport.plan(claim);
                case APPLYING -> applyImport.apply(claim);
                case PLANNED, APPLIED, FAILED, UNDONE -> throw new IllegalStateException(claim.toString());
            }
        } catch (RuntimeException e) {
            log.error("The import {} could not be worked on", claim.id(), e);
            if (imports.release(claim) >= MAX_FAILURES) {
                imports.fail(claim.id(), FAILED);
            }
        } finally {
            beating.cancel(false);
        }
    }

    private void beat(Claim claim) {
        try {
            imports.renew(claim);
        } catch (RuntimeException e) {
            log.warn("The import {} could not be held: {}", claim.id(), e.getMessage());
        }
    }

    /** Gives up what stopped coming in, and drops what nobody can do anything with any more. */
    @Scheduled(fixedDelayString = "PT1M")
    void sweep() {
        imports.listAbandoned(clock.instant().minus(ABANDONED))
                .forEach(id -> imports.fail(id, ReceiveImport.BROKE_OFF));
        imports.findForgotten(clock.instant().minus(FORGOTTEN)).ifPresent(id -> {
            while (rows.deleteSome(id)) {
                // some at a time, so that no transaction is long
            }
            imports.delete(id);
        });
    }

    @Override
    public void destroy() throws InterruptedException {
        heart.shutdownNow();
        thread.shutdownNow();
        thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    }
}
