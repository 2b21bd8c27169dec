package dev.questionbank.practice.queue;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Accounts;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.streak.MemberDay;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions that members want to be left alone with: until a day, or until told. What they remember stays as it is. */
@Service
class Pauses {

    private static final int MAX_DAYS = 366;

    private final Accounts accounts;
    private final PauseRepository pauses;
    private final Catalog catalog;
    private final Clock clock;

    Pauses(Accounts accounts, PauseRepository pauses, Catalog catalog, Clock clock) {
        this.accounts = accounts;
        this.pauses = pauses;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code snoozeQuestion}: until tomorrow, when no day is named. */
    record Snooze(String questionId, @Nullable LocalDate until) {}

    /** Input of {@code suspendQuestion}. */
    record Suspend(String questionId, boolean suspended) {}

    /**
     * @throws Refused when there is no such question, or the day is not one of the year from tomorrow on
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public QuestionId snooze(Snooze input, Viewer member, ReadingRights rights) {
        LocalDate today = MemberDay.of(clock.instant(), member.timeZone());
        LocalDate until = input.until() == null ? today.plusDays(1) : input.until();
        if (!until.isAfter(today) || until.isAfter(today.plusDays(MAX_DAYS))) {
            throw new Refused(UserError.Code.INVALID, "until", "must be a day after today, within a year");
        }
        QuestionId question = existing(input.questionId(), rights);
        pause(member.id(), question, until);
        return question;
    }

    /**
     * @throws Refused when there is no such question
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public QuestionId suspend(Suspend input, Viewer member, ReadingRights rights) {
        QuestionId question = existing(input.questionId(), rights);
        if (input.suspended()) {
            pause(member.id(), question, null);
        } else {
            pauses.end(member.id(), question);
        }
        return question;
    }

    private void pause(AccountId member, QuestionId question, @Nullable LocalDate until) {
        accounts.hold(member);
        pauses.begin(member, question, until);
    }

    private QuestionId existing(String id, ReadingRights rights) {
        return QuestionId.parse(id)
                .filter(parsed -> catalog.findQuestion(parsed, rights).isPresent())
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "questionId", "there is no such question"));
    }
}
