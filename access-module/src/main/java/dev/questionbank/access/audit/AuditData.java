package dev.questionbank.access.audit;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff did about a person; not who of the staff. */
@Component
class AuditData implements PersonalData {

    private final AuditEntries entries;

    AuditData(AuditEntries entries) {
        this.entries = entries;
    }

    record Entry(
            Instant at,
            String action,
            String subject,
            @Nullable String before,
            @Nullable String after) {}

    @Override
    public String name() {
        return "staffChanges";
    }

    @Override
    public void export(AccountId account, Consumer<Object> consumer) {
        entries.listAbout(account).stream().map(AuditData::entry).forEach(consumer);
    }

    private static Entry entry(AuditEntry entry) {
        return new Entry(entry.at(), entry.action(), entry.subject().id(), entry.before(), entry.after());
    }

    /** Nothing is ever removed from the log; what it says of the person nobody can read any more without the account's key. */
    @Override
    public void erase(AccountId account) {}
}
