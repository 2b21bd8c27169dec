package dev.questionbank.access.audit;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.AccountSeal;
import dev.questionbank.access.audit.AuditRepository.Head;
import dev.questionbank.db.AuditTrail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds to the chain. The entry is written as the last thing before the commit of the change, since from then on until the
 * commit nobody else can add one.
 */
@Service
class AuditLog implements AuditTrail {

    private static final JsonMapper JSON = new JsonMapper();

    /** Over a WebSocket the client chooses it. */
    private static final int MAX_REQUEST_ID = 100;

    private final AuditRepository entries;
    private final AccountSeal seal;
    private final Clock clock;

    AuditLog(AuditRepository entries, AccountSeal seal, Clock clock) {
        this.entries = entries;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Change change) {
        AccountId person = change.person() == null ? null : new AccountId(change.person());
        byte[] before = bytes(person, change.before());
        byte[] after = bytes(person, change.after());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                append(change, person, before, after);
            }
        });
    }

    private void append(Change change, @Nullable AccountId person, byte @Nullable [] before, byte @Nullable [] after) {
        Head head = entries.lockHead();
        String requestId = change.actor().requestId();
        StoredEntry entry = new StoredEntry(
                head.number() + 1,
                AuditEntryId.create(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new AccountId(change.actor().account()),
                change.action(),
                change.subject(),
                person,
                before,
                after,
                requestId.substring(0, Math.min(MAX_REQUEST_ID, requestId.length())));
        entries.append(entry, entry.hash(head.hash()));
    }

    private byte @Nullable [] bytes(@Nullable AccountId person, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String json = JSON.writeValueAsString(value);
        return person == null ? json.getBytes(StandardCharsets.UTF_8) : seal.seal(person, json);
    }
}
