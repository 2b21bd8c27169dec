package dev.questionbank.practice.interview;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import dev.questionbank.catalog.TopicId;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The interview that a person prepares for. */
@Component
class InterviewData implements PersonalData {

    private final InterviewRepository interviews;

    InterviewData(InterviewRepository interviews) {
        this.interviews = interviews;
    }

    /** An interview as it is told to the person who set it. */
    record Exported(LocalDate date, List<String> topicIds) {}

    @Override
    public String name() {
        return "interview";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        interviews
                .find(account)
                .map(interview -> new Exported(
                        interview.date(),
                        interview.topics().stream()
                                .map(TopicId::toString)
                                .sorted()
                                .toList()))
                .ifPresent(entries);
    }

    @Override
    public void erase(AccountId account) {
        interviews.delete(account);
    }
}
