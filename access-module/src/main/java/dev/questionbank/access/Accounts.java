package dev.questionbank.access;

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
     * @throws NotAllowed when the account was erased
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(AccountId account) {
        if (!accounts.hold(account)) {
            throw new NotAllowed(false);
        }
    }
}
