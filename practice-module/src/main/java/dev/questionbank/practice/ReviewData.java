package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What a person practised, and what followed from it. */
@Component
class ReviewData implements PersonalData {

    private final ReviewRepository reviews;
    private final WithdrawalRepository withdrawals;
    private final MemoryRepository memories;
    private final DayRepository days;

    ReviewData(
            ReviewRepository reviews, WithdrawalRepository withdrawals, MemoryRepository memories, DayRepository days) {
        this.reviews = reviews;
        this.withdrawals = withdrawals;
        this.memories = memories;
        this.days = days;
    }

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        reviews.export(account, entries);
    }

    @Override
    public void erase(AccountId account) {
        memories.erase(account);
        days.erase(account);
        withdrawals.erase(account);
        reviews.erase(account);
    }
}
