package dev.questionbank.practice.queue;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person wants to be left alone with. */
@Component
class PauseData implements PersonalData {

    private final PauseRepository pauses;

    PauseData(PauseRepository pauses) {
        this.pauses = pauses;
    }

    /** A pause as it is told to the person who wants it. */
    record Exported(String questionId, @Nullable LocalDate until) {}

    @Override
    public String name() {
        return "pausedQuestions";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        pauses.list(account)
                .forEach(pause -> entries.accept(new Exported(pause.question().toString(), pause.until())));
    }

    @Override
    public void erase(AccountId account) {
        pauses.erase(account);
    }
}
