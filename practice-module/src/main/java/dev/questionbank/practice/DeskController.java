package dev.questionbank.practice;

import dev.questionbank.access.Viewer;
import dev.questionbank.db.graphql.BadUserInput;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.streak.PracticedDay;
import dev.questionbank.practice.streak.Streak;
import graphql.GraphQLContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The member's own practice: how it is set, and its days. */
@Controller
class DeskController {

    private static final int MAX_CALENDAR_DAYS = 366;

    private final Settings settings;
    private final Streaks streaks;
    private final DayRepository days;
    private final ReviewRepository reviews;

    DeskController(Settings settings, Streaks streaks, DayRepository days, ReviewRepository reviews) {
        this.settings = settings;
        this.streaks = streaks;
        this.days = days;
        this.reviews = reviews;
    }

    /** A day of the calendar. */
    record CalendarDay(LocalDate date, int attempts, AttemptId evidenceId) {}

    record SettingsPayload(Settings.@Nullable Chosen settings, List<UserError> userErrors) {}

    @SchemaMapping(typeName = "Viewer")
    PracticeDesk practice(Viewer viewer) {
        return new PracticeDesk(viewer);
    }

    @SchemaMapping
    Settings.Chosen settings(PracticeDesk desk) {
        return settings.of(desk.member());
    }

    @MutationMapping
    SettingsPayload updatePracticeSettings(@Argument Settings.Input input, GraphQLContext context) {
        return new SettingsPayload(settings.update(input, Viewer.required(context)), List.of());
    }

    @SchemaMapping
    Streak streak(PracticeDesk desk) {
        return streaks.of(desk.member());
    }

    /** @throws BadUserInput when the days are in the wrong order, or too many */
    @SchemaMapping
    List<CalendarDay> calendar(PracticeDesk desk, @Argument LocalDate from, @Argument LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MAX_CALENDAR_DAYS) {
            throw new BadUserInput("to", "to must be at most " + MAX_CALENDAR_DAYS + " days from the first on");
        }
        return days.list(desk.member().id(), from, to).stream()
                .map(DeskController::day)
                .toList();
    }

    private static CalendarDay day(PracticedDay day) {
        return new CalendarDay(day.day(), day.attempts(), new AttemptId(day.evidence()));
    }

    @BatchMapping(typeName = "CalendarDay")
    Map<CalendarDay, Attempt> evidence(List<CalendarDay> of, GraphQLContext context) {
        Map<AttemptId, Attempt> found = reviews.list(
                Viewer.required(context).id(),
                of.stream().map(CalendarDay::evidenceId).toList());
        Map<CalendarDay, Attempt> evidence = new HashMap<>();
        of.forEach(day -> evidence.put(day, found.get(day.evidenceId())));
        return evidence;
    }
}
