package dev.questionbank.access.audit;

import static dev.questionbank.access.jooq.Tables.ACCESS_AUDIT_ENTRY;
import static dev.questionbank.access.jooq.Tables.ACCESS_AUDIT_HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.AccountSeal;
import dev.questionbank.access.audit.AuditChain.Findings;
import dev.questionbank.access.audit.AuditRepository.Head;
import dev.questionbank.access.audit.StoredEntry.Link;
import dev.questionbank.access.jooq.tables.records.AccessAuditEntryRecord;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Every alteration of the log is found. Each is made, and looked for, in a transaction that is rolled back. */
@Beside
class AuditChainTests extends RunningApplication {

    private static final int MANY = 100_000;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditChain chain;

    @Autowired
    private AuditEntries entries;

    @Autowired
    private AuditRepository repository;

    @Autowired
    private AccountSeal seal;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TransactionTemplate transaction;

    private final AccountId admin = new AccountId(UUID.randomUUID());
    private final AccountId person = new AccountId(UUID.randomUUID());
    private List<AccessAuditEntryRecord> ours = List.of();

    @BeforeEach
    void fiveEntries() {
        for (int number = 1; number <= 5; number++) {
            record(number == 4 ? person.value() : null, Map.of("value", number));
        }
        ours = new ArrayList<>(sql.selectFrom(ACCESS_AUDIT_ENTRY)
                .orderBy(ACCESS_AUDIT_ENTRY.NUMBER.desc())
                .limit(5)
                .fetch()
                .reversed());
    }

    private void record(@Nullable UUID about, Map<String, ?> after) {
        transaction.executeWithoutResult(status -> trail.record(new AuditTrail.Change(
                new Actor(admin.value(), "request-1", true), "test.change", "thing_1", about, null, after)));
    }

    private @Nullable UUID broken(Runnable alteration) {
        Findings findings = after(alteration);
        assertThat(findings.intact()).isFalse();
        return findings.firstBroken() == null
                ? null
                : findings.firstBroken().entry().id().value();
    }

    private Findings after(Runnable alteration) {
        return rolledBack(() -> {
            alteration.run();
            return chain.verify();
        });
    }

    private <T> T rolledBack(Supplier<T> action) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return action.get();
        });
    }

    @Test
    void isIntactAndWithoutGaps() {
        Findings findings = chain.verify();

        assertThat(findings.intact()).isTrue();
        assertThat(findings.firstBroken()).isNull();
        assertThat(findings.checked()).isEqualTo(sql.fetchCount(ACCESS_AUDIT_ENTRY));
        assertThat(ours.getLast().getNumber()).isEqualTo(findings.checked());
    }

    @Test
    void findsAChangeOfAnyColumn() {
        for (AccessAuditEntryRecord row : List.of(ours.get(1), ours.get(3))) {
            for (Field<?> column : ACCESS_AUDIT_ENTRY.fields()) {
                UUID found = broken(() -> set(row.getNumber(), column, altered(row.get(column), column.getType())));
                if (column.equals(ACCESS_AUDIT_ENTRY.ID)) {
                    assertThat(found).isEqualTo(altered(row.getId(), UUID.class));
                } else if (column.equals(ACCESS_AUDIT_ENTRY.NUMBER)) {
                    assertThat(found)
                            .as("the one behind it")
                            .isEqualTo(behind(row).getId());
                } else {
                    assertThat(found).as(column.getName()).isEqualTo(row.getId());
                }
                if (column.getDataType().nullable() && row.get(column) != null) {
                    assertThat(broken(() -> set(row.getNumber(), column, null)))
                            .as(column.getName())
                            .isEqualTo(row.getId());
                }
            }
        }
    }

    private AccessAuditEntryRecord behind(AccessAuditEntryRecord row) {
        return ours.get(ours.indexOf(row) + 1);
    }

    @SuppressWarnings("unchecked") // a value of the column's own type
    private void set(long number, Field<?> column, @Nullable Object value) {
        assertThat(sql.update(ACCESS_AUDIT_ENTRY)
                        .set((Field<Object>) column, value)
                        .where(ACCESS_AUDIT_ENTRY.NUMBER.eq(number))
                        .execute())
                .isEqualTo(1);
    }

    /** Something else, as little as can be. */
    private static Object altered(@Nullable Object value, Class<?> type) {
        return switch (value) {
            case null -> type == UUID.class ? UUID.randomUUID() : new byte[0];
            case Long number -> number + 1_000_000_000L;
            case UUID id -> new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1);
            case Instant time -> time.plusNanos(1_000);
            case String text -> text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) ^ 1);
            case byte[] bytes -> {
                byte[] copy = bytes.clone();
                copy[copy.length / 2] ^= 1;
                yield copy;
            }
            default -> throw new AssertionError(value.getClass());
        };
    }

    @Test
    void findsWhatWasRemovedAlsoAtTheEnd() {
        assertThat(broken(() -> delete(1))).isEqualTo(ours.get(2).getId());
        assertThat(broken(() -> delete(4)))
                .as("the last one left")
                .isEqualTo(ours.get(3).getId());
        assertThat(broken(() -> {
                    delete(4);
                    delete(3);
                }))
                .isEqualTo(ours.get(2).getId());
        assertThat(broken(() -> sql.deleteFrom(ACCESS_AUDIT_ENTRY).execute())).isNull();
        assertThat(broken(() -> sql.deleteFrom(ACCESS_AUDIT_HEAD).execute()))
                .isEqualTo(ours.get(4).getId());
    }

    private void delete(int index) {
        assertThat(sql.deleteFrom(ACCESS_AUDIT_ENTRY)
                        .where(ACCESS_AUDIT_ENTRY.NUMBER.eq(ours.get(index).getNumber()))
                        .execute())
                .isEqualTo(1);
    }

    @Test
    void findsASwapAndAnInsertion() {
        long second = ours.get(1).getNumber();
        long third = ours.get(2).getNumber();
        assertThat(broken(() -> {
                    set(second, ACCESS_AUDIT_ENTRY.NUMBER, -1L);
                    set(third, ACCESS_AUDIT_ENTRY.NUMBER, second);
                    set(-1L, ACCESS_AUDIT_ENTRY.NUMBER, third);
                }))
                .isEqualTo(ours.get(2).getId());
        UUID planted = UUID.randomUUID();
        assertThat(broken(() -> insert(planted, ours.getLast().getNumber() + 1)))
                .as("behind the last")
                .isEqualTo(planted);
        assertThat(broken(() -> insert(planted, 0))).as("before the first").isEqualTo(planted);
    }

    /** An entry that follows the last one as it should, but was not written by the application. */
    private void insert(UUID id, long number) {
        Head head = repository.findHead().orElseThrow();
        StoredEntry entry = entry(number, new AuditEntryId(id));
        byte[] hash = entry.hash(head.hash());
        repository.append(entry, hash);
        sql.update(ACCESS_AUDIT_HEAD)
                .set(ACCESS_AUDIT_HEAD.NUMBER, head.number())
                .set(ACCESS_AUDIT_HEAD.HASH, head.hash())
                .execute();
    }

    private StoredEntry entry(long number, AuditEntryId id) {
        return new StoredEntry(
                number, id, Instant.EPOCH, admin, "test.change", "thing_1", null, null, new byte[] {1}, "request-1");
    }

    @Test
    void hashTellsColumnsApart() {
        StoredEntry one = new StoredEntry(
                1, AuditEntryId.create(), Instant.EPOCH, admin, "ab", "c", null, null, new byte[0], "request-1");
        StoredEntry other =
                new StoredEntry(1, one.id(), Instant.EPOCH, admin, "a", "bc", null, new byte[0], null, "request-1");

        assertThat(one.hash(StoredEntry.FIRST)).isNotEqualTo(other.hash(StoredEntry.FIRST));
    }

    @Test
    void staysIntactWhenAPersonIsErasedAndNothingOfThatPersonCanBeRead() {
        AuditEntryId id = new AuditEntryId(ours.get(3).getId());
        assertThat(entries.find(id).orElseThrow().after()).isEqualTo("{\"value\":4}");

        seal.destroy(person);

        assertThat(entries.find(id).orElseThrow().after()).isNull();
        assertThat(chain.verify().intact()).isTrue();
    }

    @Test
    void isWrittenWithTheChangeOrNotAtAll() {
        long before = repository.findHead().orElseThrow().number();

        rolledBack(() -> {
            trail.record(new AuditTrail.Change(
                    new Actor(admin.value(), "request-1", true), "test.change", "thing_1", null, null, null));
            return null;
        });

        assertThat(repository.findHead().orElseThrow().number()).isEqualTo(before);
        assertThatThrownBy(() -> trail.record(new AuditTrail.Change(
                        new Actor(admin.value(), "request-1", true), "test.change", "thing_1", null, null, null)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyAtOnceStandInOneOrder() throws Exception {
        long before = repository.findHead().orElseThrow().number();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> changes = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                int value = i;
                changes.add(() -> {
                    record(value % 2 == 0 ? UUID.randomUUID() : null, Map.of("value", value));
                    return null;
                });
            }
            for (Future<Void> done : people.invokeAll(changes)) {
                done.get();
            }
        }

        assertThat(chain.verify().intact()).isTrue();
        assertThat(repository.findHead().orElseThrow().number()).isEqualTo(before + 80);
    }

    @Test
    void aLongLogIsCheckedInSeconds() {
        Findings findings = rolledBack(() -> {
            Head head = repository.findHead().orElseThrow();
            long number = head.number();
            byte[] hash = head.hash();
            List<AccessAuditEntryRecord> rows = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                StoredEntry entry = entry(++number, AuditEntryId.create());
                hash = entry.hash(hash);
                rows.add(row(new Link(entry, hash)));
                if (rows.size() == 1_000) {
                    sql.insertInto(ACCESS_AUDIT_ENTRY)
                            .columns(ACCESS_AUDIT_ENTRY.fields())
                            .valuesOfRecords(rows)
                            .execute();
                    rows.clear();
                }
            }
            sql.update(ACCESS_AUDIT_HEAD)
                    .set(ACCESS_AUDIT_HEAD.NUMBER, number)
                    .set(ACCESS_AUDIT_HEAD.HASH, hash)
                    .execute();
            long start = System.nanoTime();
            Findings all = chain.verify();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            return all;
        });

        assertThat(findings.intact()).isTrue();
        assertThat(findings.checked()).isGreaterThan(MANY);
    }

    private static AccessAuditEntryRecord row(Link link) {
        StoredEntry entry = link.entry();
        return new AccessAuditEntryRecord(
                entry.number(),
                entry.id().value(),
                entry.at(),
                entry.actor().value(),
                entry.action(),
                entry.subject(),
                null,
                entry.before(),
                entry.after(),
                entry.requestId(),
                link.hash());
    }
}
