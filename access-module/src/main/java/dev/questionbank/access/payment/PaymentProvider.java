package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.BeforeErasure;
import dev.questionbank.db.graphql.NotAvailable;
import java.util.List;

/** Who takes the money: a company or, where none is named, the application in its place. */
public interface PaymentProvider extends BeforeErasure {

    /**
     * The place where this is paid for. The same account and key lead to the same place.
     *
     * @throws NotAvailable when there is none just now
     */
    String checkout(Order order);

    /**
     * All subscriptions that the provider knows, also those that ended.
     *
     * @throws NotAvailable when it cannot be asked just now
     */
    List<ProviderSubscription> listSubscriptions();

    /**
     * Ends all subscriptions of the account at the provider, so that nothing is paid for any more. What is not there any more
     * is no fault.
     *
     * @throws NotAvailable when it cannot be asked just now; some may have ended
     */
    @Override
    void endObligations(AccountId account);
}
