package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What a person practised. */
@Component
class ReviewData implements PersonalData {

    private final ReviewRepository reviews;

    ReviewData(ReviewRepository reviews) {
        this.reviews = reviews;
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
        reviews.erase(account);
    }
}
