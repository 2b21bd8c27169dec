package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What a person practised, and what followed from it. */
@Component
class ReviewData implements PersonalData {

    private final MemberRepository members;
    private final ReviewRepository reviews;
    private final WithdrawalRepository withdrawals;
    private final MemoryRepository memories;
    private final DayRepository days;

    ReviewData(
            MemberRepository members,
            ReviewRepository reviews,
            WithdrawalRepository withdrawals,
            MemoryRepository memories,
            DayRepository days) {
        this.members = members;
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
        members.lock(List.of(account)); // from a rebuild, which would write what follows once more
        memories.erase(account);
        days.erase(account);
        withdrawals.erase(account);
        reviews.erase(account);
    }
}
