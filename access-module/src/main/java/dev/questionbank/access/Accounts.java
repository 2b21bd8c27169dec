package dev.questionbank.access;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of people, for whoever writes something down about one. */
@Service
public class Accounts {

    private final AccountRepository accounts;

    Accounts(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /**
     * Keeps the account from being erased until the end of the transaction. Whoever writes something about a person asks for
     * this before, so that no request that is under way leaves anything behind.
     *
     * @return when the account appeared
     * @throws NotAllowed when the account was erased
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant hold(AccountId account) {
        return accounts.hold(account).orElseThrow(() -> new NotAllowed(false));
    }

    /**
     * Sets the time zone in which the person's days begin and end, and keeps the account as {@link #hold} does.
     *
     * @throws NotAllowed when the account was erased
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setTimeZone(AccountId account, ZoneId zone) {
        if (!accounts.setTimeZone(account, zone)) {
            throw new NotAllowed(false);
        }
    }
}
