package dev.questionbank.access.code;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Plan;
import dev.questionbank.access.Plans;
import dev.questionbank.access.code.CodeRepository.Offer;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes codes. They are told to the admin who asked for them, once; nobody can read them here afterwards. */
@Service
class CreateCodes {

    private static final int MAX_COUNT = 1_000;
    private static final int MAX_REDEMPTIONS = 1_000_000;
    private static final int MAX_DAYS = 36_500;

    private final CodeRepository codes;
    private final Plans plans;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CreateCodes(CodeRepository codes, Plans plans, AuditTrail audit, Clock clock) {
        this.codes = codes;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    /** Input of {@code createCodes}. */
    record Input(
            String planId,
            int days,
            int count,
            @Nullable Integer maxRedemptions,
            @Nullable OffsetDateTime expiresAt) {}

    /** What the audit trail keeps of codes for a plan: nothing of the codes themselves. */
    record AuditedCodes(
            int count,
            int days,
            int maxRedemptions,
            @Nullable Instant expiresAt) {}

    /** @throws Refused when the input is out of bounds, or there is no such plan */
    @Transactional
    List<Code> create(Input input, Actor admin) {
        Instant now = clock.instant();
        int maxRedemptions = input.maxRedemptions() == null ? 1 : input.maxRedemptions();
        Instant expiresAt = input.expiresAt() == null ? null : input.expiresAt().toInstant();
        InputCheck check = new InputCheck()
                .that(isWithin(MAX_COUNT, input.count()), "count", "must be 1 to " + MAX_COUNT)
                .that(isWithin(MAX_REDEMPTIONS, maxRedemptions), "maxRedemptions", "must be 1 to " + MAX_REDEMPTIONS)
                .that(isWithin(MAX_DAYS, input.days()), "days", "must be 1 to " + MAX_DAYS)
                .that(expiresAt == null || expiresAt.isAfter(now), "expiresAt", "must lie in the future");
        Plan plan = plans.find(input.planId()).orElse(null);
        if (plan == null) {
            check.add(UserError.Code.NOT_FOUND, "planId", "there is no such plan");
        }
        check.refuseIfWrong();
        if (plan == null) {
            throw new IllegalStateException("checked above");
        }
        List<Code> created =
                Stream.generate(() -> Code.create(random)).limit(input.count()).toList();
        codes.insert(
                created.stream().map(Code::digest).toList(),
                new Offer(plan.id(), input.days(), maxRedemptions, expiresAt),
                new AccountId(admin.account()),
                now);
        audit.record(new AuditTrail.Change(
                admin,
                "code.create",
                plan.id().toString(),
                null,
                null,
                new AuditedCodes(input.count(), input.days(), maxRedemptions, expiresAt)));
        return created;
    }

    private static boolean isWithin(int max, int value) {
        return value >= 1 && value <= max;
    }
}
