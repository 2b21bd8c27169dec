package dev.questionbank.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that is held, from its beginning up to its end.
 *
 * @param until when it ends; null when it does not
 * @param isVoided whether it ends there because its payment was given back
 */
record Window(Instant from, @Nullable Instant until, boolean isVoided) {

    /** This one ended at that moment, if it goes on so long; empty of time when it begins later. */
    Window endedBy(@Nullable Instant moment, boolean isVoided) {
        return moment == null || (until != null && !until.isAfter(moment)) ? this : new Window(from, moment, isVoided);
    }

    boolean isEmpty() {
        return until != null && !until.isAfter(from);
    }

    /** Whether the other one tells of the same time: it covers at least half of this. */
    boolean isAbout(Window other) {
        if (until == null || other.until == null) {
            return until == null && other.until == null;
        }
        Instant begin = from.isAfter(other.from) ? from : other.from;
        Instant end = until.isBefore(other.until) ? until : other.until;
        return Duration.between(begin, end).multipliedBy(2).compareTo(Duration.between(from, until)) >= 0;
    }

    /** These as few windows as possible, in order of time, without those that are empty. */
    static List<Window> merged(List<Window> windows) {
        List<Window> merged = new ArrayList<>();
        windows.stream()
                .filter(window -> !window.isEmpty())
                .sorted(Comparator.comparing(Window::from))
                .forEach(next -> {
                    Window last = merged.isEmpty() ? null : merged.getLast();
                    if (last == null || (last.until != null && last.until.isBefore(next.from))) {
                        merged.add(next);
                    } else {
                        merged.set(merged.size() - 1, last.joined(next));
                    }
                });
        return merged;
    }

    private Window joined(Window next) {
        if (until == null || next.until == null) {
            return new Window(from, null, false);
        }
        return switch (Integer.signum(until.compareTo(next.until))) {
            case 1 -> this;
            case 0 -> new Window(from, until, isVoided && next.isVoided);
            default -> new Window(from, next.until, next.isVoided);
        };
    }
}
