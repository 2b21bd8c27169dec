package dev.questionbank.access.code;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.code.TryRepository.Counted;
import dev.questionbank.db.Secrets;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits how many codes can be tried that lead to nothing, by one account and from one address, on all nodes together. A
 * code counts before anybody looks for it; one that was redeemed is given back. Accounts and addresses are kept as keyed
 * hashes alone.
 */
@Service
class Tries {

    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 100;

    /** From the first try on. */
    static final Duration WINDOW = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String ALGORITHM = "HmacSHA256";

    private final TryRepository tries;
    private final Clock clock;
    private final SecretKeySpec key;

    Tries(TryRepository tries, Secrets secrets, Clock clock) {
        this.tries = tries;
        this.clock = clock;
        this.key = new SecretKeySpec(secrets.get("code tries"), ALGORITHM);
    }

    /**
     * Counts a code that is about to be tried, in a transaction of its own: whatever becomes of the code does not take that
     * back. What is refused here counts for nobody, so that one account cannot use up the tries of its address.
     *
     * @throws Refused when there were too many; says when to try again, and nothing of the code
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void count(AccountId account, ClientAddress address) {
        Instant now = clock.instant();
        refuseBeyond(PER_ACCOUNT, tries.increase(hash(account), now, WINDOW));
        refuseBeyond(PER_ADDRESS, tries.increase(hash(address), now, WINDOW));
    }

    private static void refuseBeyond(int limit, Counted counted) {
        if (counted.tries() > limit) {
            Instant over = counted.since().plus(WINDOW).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
            throw new Refused(UserError.Code.LIMIT_REACHED, "code", "too many codes were tried; try again at " + over);
        }
    }

    /** Takes back what was counted for a code that was redeemed. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void giveBack(AccountId account, ClientAddress address) {
        tries.decrease(hash(account));
        tries.decrease(hash(address));
    }

    Optional<Counted> find(AccountId account) {
        return tries.find(hash(account));
    }

    void forget(AccountId account) {
        tries.delete(hash(account));
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        tries.deleteBefore(clock.instant().minus(KEPT));
    }

    private byte[] hash(AccountId account) {
        return hash("account " + account);
    }

    private byte[] hash(ClientAddress address) {
        return hash("address " + address.network());
    }

    private byte[] hash(String who) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(who.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
