package dev.questionbank.access.code;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Accounts;
import dev.questionbank.access.Entitlement;
import dev.questionbank.access.EntitlementChange;
import dev.questionbank.access.EntitlementEvent;
import dev.questionbank.access.EntitlementId;
import dev.questionbank.access.EntitlementSource;
import dev.questionbank.access.Ledger;
import dev.questionbank.access.code.CodeRepository.Offer;
import dev.questionbank.access.code.CodeRepository.Redemption;
import dev.questionbank.access.code.CodeRepository.Taken;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a member what a code promises. The same key of the same member leads to the same entitlement, always. */
@Service
class RedeemCode {

    private static final int MAX_CODE = 100;
    private static final int MAX_KEY = 200;

    private final Accounts accounts;
    private final CodeRepository codes;
    private final Tries tries;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RedeemCode(
            Accounts accounts,
            CodeRepository codes,
            Tries tries,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.tries = tries;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Input of {@code redeemCode}. */
    record Input(String code, String idempotencyKey) {}

    /**
     * To be called outside of a transaction: that a code was tried is written down whatever becomes of it.
     *
     * @throws Refused when the code gives this member nothing, or when too many were tried
     */
    Entitlement redeem(Input input, AccountId member, ClientAddress address) {
        new InputCheck()
                .text("code", input.code(), MAX_CODE)
                .text("idempotencyKey", input.idempotencyKey(), MAX_KEY)
                .refuseIfWrong();
        byte[] digest = Code.typed(input.code()).digest();
        Optional<Redemption> earlier = codes.find(member, input.idempotencyKey());
        if (earlier.isPresent()) { // nothing is tried: the member knows this code
            return again(earlier.get(), digest);
        }
        tries.count(member, address);
        Entitlement entitlement =
                transaction.execute(status -> redeem(digest, member, input.idempotencyKey(), clock.instant()));
        tries.giveBack(member, address);
        return entitlement;
    }

    private Entitlement again(Redemption earlier, byte[] digest) {
        if (!Arrays.equals(earlier.digest(), digest)) {
            throw keyOfAnotherCode();
        }
        return ledger.find(earlier.entitlement(), clock.instant()).orElseThrow();
    }

    private static Refused keyOfAnotherCode() {
        return new Refused(
                UserError.Code.ALREADY_EXISTS, "idempotencyKey", "another code was redeemed with this key before");
    }

    private Entitlement redeem(byte[] digest, AccountId member, String idempotencyKey, Instant now) {
        accounts.hold(member);
        Taken taken = codes.lock(digest).orElseThrow(() -> refused(UserError.Code.NOT_FOUND, "there is no such code"));
        Optional<Redemption> before = codes.find(member, digest);
        if (before.isPresent()) {
            // a request with the same key that ran beside this one may have been faster
            if (before.get().idempotencyKey().equals(idempotencyKey)) {
                return again(before.get(), digest);
            }
            throw refused(UserError.Code.ALREADY_EXISTS, "you redeemed this code before");
        }
        Offer offer = taken.offer();
        if (offer.expiresAt() != null && !offer.expiresAt().isAfter(now)) {
            throw refused(UserError.Code.EXPIRED, "the time of this code is over");
        }
        if (taken.redemptions() >= offer.maxRedemptions()) {
            throw refused(UserError.Code.LIMIT_REACHED, "this code was redeemed as often as it may be");
        }
        EntitlementId id = EntitlementId.create();
        Entitlement entitlement = ledger.append(new EntitlementEvent(
                id,
                member,
                offer.plan(),
                EntitlementChange.GRANTED,
                EntitlementSource.CODE,
                now,
                now.plus(Duration.ofDays(offer.days())),
                null,
                "redeemed a code",
                member,
                null,
                now,
                now));
        if (!codes.redeem(new Redemption(member, digest, idempotencyKey, id, now))) {
            throw keyOfAnotherCode();
        }
        return entitlement;
    }

    private static Refused refused(UserError.Code code, String message) {
        return new Refused(code, "code", message);
    }
}
