package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import dev.questionbank.access.payment.ReferenceRepository.Reference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By which ids the payment provider knows a person, and what the person bought. */
@Component
class ReferenceData implements PersonalData {

    private final ReferenceRepository references;

    ReferenceData(ReferenceRepository references) {
        this.references = references;
    }

    record Entry(String reference, @Nullable String entitlement) {}

    @Override
    public String name() {
        return "paymentReferences";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        references.list(account).values().stream().map(ReferenceData::entry).forEach(entries);
    }

    private static Entry entry(Reference reference) {
        return new Entry(
                reference.reference(),
                reference.entitlement() == null ? null : reference.entitlement().toString());
    }

    /** What was paid has to be kept; who the provider's customer was has not. */
    @Override
    public void erase(AccountId account) {
        references.deleteCustomers(account);
    }
}
