package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Where a person was sent to pay. */
@Component
class CheckoutData implements PersonalData {

    private final CheckoutRepository checkouts;

    CheckoutData(CheckoutRepository checkouts) {
        this.checkouts = checkouts;
    }

    @Override
    public String name() {
        return "checkouts";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        checkouts.list(account).forEach(entries);
    }

    @Override
    public void erase(AccountId account) {
        checkouts.delete(account);
    }
}
