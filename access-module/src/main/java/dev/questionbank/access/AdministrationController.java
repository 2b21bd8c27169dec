package dev.questionbank.access;

import java.time.Clock;
import java.time.Instant;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The place in the API where every slice puts what admins alone see. */
@Controller
class AdministrationController {

    private final Clock clock;

    AdministrationController(Clock clock) {
        this.clock = clock;
    }

    record Administration(Instant serverTime) {}

    @QueryMapping
    Administration administration() {
        return new Administration(clock.instant());
    }
}
