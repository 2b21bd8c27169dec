package dev.questionbank.practice;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Derives, before anybody is served, what an older version of the application did not yet derive from its reviews. */
@Component
class DeriveMissing implements ApplicationRunner {

    private final ReviewRepository reviews;
    private final RebuildPractice rebuild;

    DeriveMissing(ReviewRepository reviews, RebuildPractice rebuild) {
        this.reviews = reviews;
        this.rebuild = rebuild;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (reviews.isUnderived()) {
            rebuild.rebuild(done -> {});
        }
    }
}
