package dev.questionbank.catalog.transfer.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sees how far an import has come, on whichever node that happens: by looking, several times a second. */
@Component
class ImportWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ImportRepository imports;
    private final Clock clock;

    ImportWatch(ImportRepository imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /** The import once it is applied; as it is after two seconds when that takes longer. */
    Import awaitApplied(ImportId id) {
        Instant end = clock.instant().plus(PATIENCE);
        Import now = imports.find(id).orElseThrow();
        Duration pause = FIRST_LOOK;
        while (now.state() == ImportState.APPLYING && clock.instant().isBefore(end)) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return now;
            }
            now = imports.find(id).orElseThrow();
            pause = pause.multipliedBy(2).compareTo(BETWEEN_LOOKS) < 0 ? pause.multipliedBy(2) : BETWEEN_LOOKS;
        }
        return now;
    }

    /** The import as it is, and again whenever something about it is new, until nothing more can happen to it by itself. */
    Flux<Import> follow(ImportId id) {
        return Mono.fromCallable(() -> imports.find(id).orElse(null))
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhen(looks -> looks.delayElements(BETWEEN_LOOKS))
                .distinctUntilChanged()
                .takeUntil(ImportWatch::isOver);
    }

    private static boolean isOver(Import followed) {
        return followed.state() == ImportState.APPLIED || followed.state().isLast();
    }
}
