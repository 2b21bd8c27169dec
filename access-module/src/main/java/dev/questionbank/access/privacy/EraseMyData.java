package dev.questionbank.access.privacy;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.AccountSeal;
import dev.questionbank.access.BeforeErasure;
import dev.questionbank.access.PersonalData;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.NotAvailable;
import dev.questionbank.db.graphql.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases a person. The account stays, nobody's, as the ledger of what was paid goes on to name it. */
@Service
class EraseMyData {

    private static final Logger log = LoggerFactory.getLogger(EraseMyData.class);

    private static final String CONFIRMATION = "ERASE";

    private final PersonRepository people;
    private final AccountSeal seal;
    private final List<PersonalData> parts;
    private final List<BeforeErasure> obligations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EraseMyData(
            PersonRepository people,
            AccountSeal seal,
            List<PersonalData> parts,
            ObjectProvider<BeforeErasure> obligations,
            TransactionTemplate transaction,
            Clock clock) {
        this.people = people;
        this.seal = seal;
        this.parts = parts;
        this.obligations = obligations.orderedStream().toList();
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Input of {@code eraseMyData}. */
    record Input(String confirm) {}

    /**
     * When the person was erased: now, or earlier by another request.
     *
     * @throws Refused unless it is confirmed
     * @throws NotAvailable when the person could not be released from what runs outside; nothing is erased then
     */
    Instant erase(Input input, AccountId account) {
        new InputCheck()
                .that(CONFIRMATION.equals(input.confirm()), "confirm", "must be " + CONFIRMATION)
                .refuseIfWrong();
        endObligations(account);
        return transaction.execute(status -> {
            // first, as it holds the account: what is being written about it is waited for, and nothing more is begun
            Instant erasedAt = people.remove(account, clock.instant());
            parts.forEach(part -> part.erase(account));
            seal.destroy(account);
            return erasedAt;
        });
    }

    private void endObligations(AccountId account) {
        try {
            obligations.forEach(each -> each.endObligations(account));
        } catch (RuntimeException e) {
            log.warn("The obligations of account {} could not be ended, so it was not erased", account, e);
            throw new NotAvailable("What you pay for could not be ended just now, so nothing was erased; try again.");
        }
    }
}
