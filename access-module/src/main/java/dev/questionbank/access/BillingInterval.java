package dev.questionbank.access;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How often a plan is paid. */
public enum BillingInterval {
    ONCE(null),
    MONTH(Period.ofMonths(1)),
    YEAR(Period.ofYears(1));

    private final @Nullable Period period;

    BillingInterval(@Nullable Period period) {
        this.period = period;
    }

    /** When what was paid at that moment ends; null when it does not. */
    public @Nullable Instant endOf(Instant begin) {
        return period == null ? null : begin.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }
}
