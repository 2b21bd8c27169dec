package dev.questionbank.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an entitlement is, now and for all time to come, as far as its events tell. A function of the set of events alone:
 * the order in which they arrived does not matter, but for those that happened in the same second, nor who looks.
 *
 * @param spans when it is served, in order of time, none overlapping another
 * @param after what it is when its spans are over: EXPIRED or REVOKED
 */
record Standing(PlanId plan, EntitlementSource source, Instant validFrom, List<Span> spans, EntitlementState after) {

    private static final Comparator<EntitlementEvent> BY_OCCURRENCE = Comparator.comparing(EntitlementEvent::occurredAt)
            .thenComparing(EntitlementEvent::recordedAt)
            .thenComparing(EntitlementEvent::change)
            .thenComparing(EntitlementEvent::validUntil, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(EntitlementEvent::providerEvent, Comparator.nullsFirst(Comparator.naturalOrder()));

    Standing {
        spans = List.copyOf(spans);
    }

    /**
     * @param events of one entitlement, at least one
     * @param grace for how long a subscription is served that should have been renewed and was not
     */
    static Standing of(Collection<EntitlementEvent> events, Duration grace) {
        List<EntitlementEvent> ordered = events.stream().sorted(BY_OCCURRENCE).toList();
        Course course = Course.of(ordered);
        List<Window> windows = windows(ordered, course.revokedAt());
        List<Window> held = Window.merged(windows);
        Window last = last(held.isEmpty() ? windows : held);
        return new Standing(
                plan(ordered),
                ordered.getLast().source(),
                held.isEmpty()
                        ? ordered.getFirst().occurredAt()
                        : held.getFirst().from(),
                spans(held, last, course, grace),
                course.revokedAt() != null || (last != null && last.isVoided())
                        ? EntitlementState.REVOKED
                        : EntitlementState.EXPIRED);
    }

    /** Whether the provider goes on renewing it, or trying to, as far as these events of one entitlement tell. */
    static boolean isRenewed(Collection<EntitlementEvent> events) {
        return Course.of(events.stream().sorted(BY_OCCURRENCE).toList()).isRenewed();
    }

    private static PlanId plan(List<EntitlementEvent> ordered) {
        return ordered.reversed().stream()
                .map(EntitlementEvent::plan)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no event tells the plan"));
    }

    /** Where the provider and a person have brought it. */
    private record Course(
            boolean isRenewed,
            boolean isCanceled,
            @Nullable Instant lateSince,
            @Nullable Instant revokedAt) {

        static Course of(List<EntitlementEvent> ordered) {
            boolean canceled = false;
            Instant late = null;
            Instant revoked = null;
            for (EntitlementEvent event : ordered) {
                switch (event.change()) {
                    case GRANTED, CHECKED_OUT -> late = null;
                    case ACTIVE -> {
                        late = null;
                        canceled = false;
                    }
                    case CANCELED, ENDED -> {
                        late = null;
                        canceled = true;
                    }
                    case PAST_DUE -> late = late == null ? event.occurredAt() : late;
                    case REVOKED -> revoked = revoked == null ? event.occurredAt() : revoked;
                    case VOIDED -> {}
                }
            }
            boolean renewed =
                    !canceled && revoked == null && ordered.getLast().source() == EntitlementSource.SUBSCRIPTION;
            return new Course(renewed, canceled, late, revoked);
        }
    }

    /**
     * The one that ends last. Where nothing was held for any time, one that ended as it began still tells how it went on: its
     * payment failed, or was given back, within the same second.
     */
    private static @Nullable Window last(List<Window> windows) {
        return windows.stream()
                .filter(window -> window.until() == null || !window.until().isBefore(window.from()))
                .max(Comparator.comparing(Window::until, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElse(null);
    }

    /** What was paid for or given, with what the provider says where no payment tells better. */
    private static List<Window> windows(List<EntitlementEvent> ordered, @Nullable Instant revokedAt) {
        Map<String, Instant> voided = new HashMap<>();
        ordered.stream()
                .filter(event -> event.change() == EntitlementChange.VOIDED && event.payment() != null)
                .forEach(event -> voided.putIfAbsent(Objects.requireNonNull(event.payment()), event.occurredAt()));
        List<Window> paid = new ArrayList<>();
        List<Window> told = new ArrayList<>();
        List<Window> checkedOut = new ArrayList<>();
        List<Window> known = new ArrayList<>();
        for (EntitlementEvent event : ordered) {
            Instant from = event.validFrom();
            Window window = from == null ? null : new Window(from, event.validUntil(), false);
            Instant end = event.payment() == null ? null : voided.get(event.payment());
            switch (event.change()) {
                case GRANTED -> {
                    known.add(required(window));
                    paid.add(required(window).endedBy(end, true));
                }
                case CHECKED_OUT -> {
                    if (end != null) {
                        known.add(required(window));
                    }
                    checkedOut.add(required(window).endedBy(end, true));
                }
                case ACTIVE, CANCELED -> told.add(required(window));
                case PAST_DUE -> told.replaceAll(running -> running.endedBy(event.occurredAt(), false));
                case ENDED, VOIDED, REVOKED -> {}
            }
        }
        Stream<Window> stillTold = told.stream().filter(window -> known.stream().noneMatch(window::isAbout));
        Stream<Window> provisional =
                checkedOut.stream().filter(window -> window.isVoided() || (paid.isEmpty() && told.isEmpty()));
        return Stream.of(paid.stream(), stillTold, provisional)
                .flatMap(windows -> windows)
                .map(window -> window.endedBy(revokedAt, false))
                .toList();
    }

    private static Window required(@Nullable Window window) {
        return Objects.requireNonNull(window, "the event gives a time");
    }

    private static List<Span> spans(List<Window> held, @Nullable Window last, Course course, Duration grace) {
        EntitlementState state = course.isCanceled() ? EntitlementState.CANCELED : EntitlementState.ACTIVE;
        Instant late = course.isRenewed() ? course.lateSince() : null;
        List<Span> spans = new ArrayList<>();
        for (Window window : held) {
            if (late == null || (window.until() != null && !window.until().isAfter(late))) {
                spans.add(new Span(window.from(), window.until(), state));
            } else if (late.isAfter(window.from())) {
                spans.add(new Span(window.from(), late, state));
                spans.add(new Span(late, window.until(), EntitlementState.GRACE));
            } else {
                spans.add(new Span(window.from(), window.until(), EntitlementState.GRACE));
            }
        }
        if (last != null && last.until() != null && course.isRenewed() && !last.isVoided()) {
            extend(
                    spans,
                    last.until(),
                    (late != null && late.isBefore(last.until()) ? late : last.until()).plus(grace));
        }
        return spans;
    }

    /** Adds grace from the end of what is held to its own end, if that is later. */
    private static void extend(List<Span> spans, Instant end, Instant graceEnd) {
        if (!spans.isEmpty() && spans.getLast().state() == EntitlementState.GRACE) {
            spans.set(spans.size() - 1, new Span(spans.getLast().from(), later(end, graceEnd), EntitlementState.GRACE));
        } else if (graceEnd.isAfter(end)) {
            spans.add(new Span(end, graceEnd, EntitlementState.GRACE));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
