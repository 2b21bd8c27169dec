package dev.questionbank.catalog.transfer.imports;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_IMPORT;

import dev.questionbank.catalog.jooq.tables.records.CatalogImportRecord;
import dev.questionbank.db.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.springframework.stereotype.Repository;

/** The imports themselves; their rows are {@link ImportRowRepository}'s. */
@Repository
class ImportRepository {

    /** Whoever works on an import tells so several times in this time; then somebody else takes it over. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final int MAX_MESSAGE = 1_000;

    private final DSLContext sql;
    private final Clock clock;

    ImportRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The right to work on an import, until somebody else has it. */
    record Claim(ImportId id, ImportState state, UUID worker) {}

    ImportId insert(UUID account, Upload upload) {
        ImportId id = ImportId.create();
        Instant now = clock.instant();
        CatalogImportRecord row = sql.newRecord(CATALOG_IMPORT);
        row.setId(id.value());
        row.setAccountId(account);
        row.setState(ImportState.PLANNING);
        row.setIsStaged(false);
        row.setOnError(upload.onError());
        row.setIsPublished(upload.publish());
        row.setTotalRows(0);
        row.setDoneRows(0);
        row.setCreatedRows(0);
        row.setUpdatedRows(0);
        row.setUnchangedRows(0);
        row.setDuplicateRows(0);
        row.setInvalidRows(0);
        row.setKeptRows(0);
        row.setFailures(0);
        row.setCreatedAt(now);
        row.setChangedAt(now);
        sql.insertInto(CATALOG_IMPORT).set(row).execute();
        return id;
    }

    Optional<Import> find(ImportId id) {
        return sql.fetchOptional(CATALOG_IMPORT, CATALOG_IMPORT.ID.eq(id.value()))
                .map(ImportRepository::read);
    }

    /** The import, held until the end of the transaction. */
    Optional<Import> lock(ImportId id) {
        return lock(CATALOG_IMPORT.ID.eq(id.value()));
    }

    /** The import of that plan, held until the end of the transaction. */
    Optional<Import> lock(PlanToken plan) {
        return lock(CATALOG_IMPORT.PLAN_ID.eq(plan.value()));
    }

    private Optional<Import> lock(Condition which) {
        return sql.selectFrom(CATALOG_IMPORT).where(which).forUpdate().fetchOptional(ImportRepository::read);
    }

    /** So many more rows came in. Does nothing if the import was given up meanwhile. */
    boolean addStaged(ImportId id, int rows) {
        return change().set(CATALOG_IMPORT.TOTAL_ROWS, CATALOG_IMPORT.TOTAL_ROWS.plus(rows))
                        .where(CATALOG_IMPORT.ID.eq(id.value()))
                        .and(CATALOG_IMPORT.STATE.eq(ImportState.PLANNING))
                        .execute()
                == 1;
    }

    /** The whole file came in. */
    void finishStaging(ImportId id) {
        change().set(CATALOG_IMPORT.IS_STAGED, true)
                .where(CATALOG_IMPORT.ID.eq(id.value()))
                .execute();
    }

    /** Gives the import up, unless it has come to an end already. */
    void fail(ImportId id, String message) {
        change().set(CATALOG_IMPORT.STATE, ImportState.FAILED)
                .set(CATALOG_IMPORT.MESSAGE, message.substring(0, Math.min(message.length(), MAX_MESSAGE)))
                .setNull(CATALOG_IMPORT.WORKER_ID)
                .where(CATALOG_IMPORT.ID.eq(id.value()))
                .and(CATALOG_IMPORT.STATE.in(ImportState.PLANNING, ImportState.APPLYING))
                .execute();
    }

    /** Finds an import that is to be worked on and that nobody works on. */
    Optional<Claim> claim() {
        Instant now = clock.instant();
        return sql.select(CATALOG_IMPORT.ID, CATALOG_IMPORT.STATE)
                .from(CATALOG_IMPORT)
                .where(CATALOG_IMPORT.STATE.in(ImportState.PLANNING, ImportState.APPLYING))
                .and(CATALOG_IMPORT.IS_STAGED)
                .and(CATALOG_IMPORT.LEASED_UNTIL.isNull().or(CATALOG_IMPORT.LEASED_UNTIL.lt(now)))
                .orderBy(CATALOG_IMPORT.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional(row -> new Claim(new ImportId(row.value1()), row.value2(), UUID.randomUUID()))
                .map(claim -> {
                    sql.update(CATALOG_IMPORT)
                            .set(CATALOG_IMPORT.WORKER_ID, claim.worker())
                            .set(CATALOG_IMPORT.LEASED_UNTIL, now.plus(LEASE))
                            .where(CATALOG_IMPORT.ID.eq(claim.id().value()))
                            .execute();
                    return claim;
                });
    }

    /** Keeps the claim; false when somebody else has it. Holds the import until the end of the transaction. */
    boolean renew(Claim claim) {
        return sql.update(CATALOG_IMPORT)
                        .set(CATALOG_IMPORT.LEASED_UNTIL, clock.instant().plus(LEASE))
                        .where(isHeld(claim))
                        .execute()
                == 1;
    }

    /** Lets go of the import after working on it failed, so that it is tried again; how often it failed by now. */
    int release(Claim claim) {
        sql.update(CATALOG_IMPORT)
                .set(CATALOG_IMPORT.FAILURES, CATALOG_IMPORT.FAILURES.plus(1))
                .set(CATALOG_IMPORT.LEASED_UNTIL, clock.instant().plusSeconds(1))
                .where(isHeld(claim))
                .execute();
        return sql.select(CATALOG_IMPORT.FAILURES)
                .from(CATALOG_IMPORT)
                .where(CATALOG_IMPORT.ID.eq(claim.id().value()))
                .fetchSingle()
                .value1();
    }

    /** So many rows are planned by now, with these outcomes among the last of them. */
    void addPlanned(Claim claim, int done, ImportCounts more) {
        change().set(CATALOG_IMPORT.DONE_ROWS, done)
                .set(CATALOG_IMPORT.CREATED_ROWS, CATALOG_IMPORT.CREATED_ROWS.plus(more.created()))
                .set(CATALOG_IMPORT.UPDATED_ROWS, CATALOG_IMPORT.UPDATED_ROWS.plus(more.updated()))
                .set(CATALOG_IMPORT.UNCHANGED_ROWS, CATALOG_IMPORT.UNCHANGED_ROWS.plus(more.unchanged()))
                .set(CATALOG_IMPORT.DUPLICATE_ROWS, CATALOG_IMPORT.DUPLICATE_ROWS.plus(more.duplicate()))
                .set(CATALOG_IMPORT.INVALID_ROWS, CATALOG_IMPORT.INVALID_ROWS.plus(more.invalid()))
                .where(CATALOG_IMPORT.ID.eq(claim.id().value()))
                .execute();
    }

    void finishPlanning(Claim claim) {
        change().set(CATALOG_IMPORT.STATE, ImportState.PLANNED)
                .set(CATALOG_IMPORT.PLAN_ID, PlanToken.create().value())
                .set(CATALOG_IMPORT.DONE_ROWS, CATALOG_IMPORT.TOTAL_ROWS)
                .setNull(CATALOG_IMPORT.WORKER_ID)
                .setNull(CATALOG_IMPORT.LEASED_UNTIL)
                .where(CATALOG_IMPORT.ID.eq(claim.id().value()))
                .execute();
    }

    void beginApplying(ImportId id, Actor actor) {
        change().set(CATALOG_IMPORT.STATE, ImportState.APPLYING)
                .set(CATALOG_IMPORT.APPLIER_ID, actor.account())
                .set(CATALOG_IMPORT.REQUEST_ID, actor.requestId())
                .set(CATALOG_IMPORT.DONE_ROWS, 0)
                .where(CATALOG_IMPORT.ID.eq(id.value()))
                .execute();
    }

    /** Who applies it. */
    Actor applier(ImportId id) {
        return sql.select(CATALOG_IMPORT.APPLIER_ID, CATALOG_IMPORT.REQUEST_ID)
                .from(CATALOG_IMPORT)
                .where(CATALOG_IMPORT.ID.eq(id.value()))
                .fetchSingle(row -> new Actor(row.value1(), row.value2(), false));
    }

    /** So many rows are written by now; false when somebody else has the claim. */
    boolean setDone(Claim claim, int done) {
        return change().set(CATALOG_IMPORT.DONE_ROWS, done).where(isHeld(claim)).execute() == 1;
    }

    /** The import is applied, if the claim still holds. */
    boolean finishApplying(Claim claim) {
        return change().set(CATALOG_IMPORT.STATE, ImportState.APPLIED)
                        .set(CATALOG_IMPORT.APPLIED_AT, clock.instant())
                        .set(CATALOG_IMPORT.DONE_ROWS, CATALOG_IMPORT.TOTAL_ROWS)
                        .setNull(CATALOG_IMPORT.WORKER_ID)
                        .setNull(CATALOG_IMPORT.LEASED_UNTIL)
                        .where(isHeld(claim))
                        .and(CATALOG_IMPORT.STATE.eq(ImportState.APPLYING))
                        .execute()
                == 1;
    }

    void finishUndoing(ImportId id, int kept) {
        change().set(CATALOG_IMPORT.STATE, ImportState.UNDONE)
                .set(CATALOG_IMPORT.KEPT_ROWS, kept)
                .where(CATALOG_IMPORT.ID.eq(id.value()))
                .execute();
    }

    /** Those whose file stopped coming in before that moment. */
    List<ImportId> listAbandoned(Instant before) {
        return sql.select(CATALOG_IMPORT.ID)
                .from(CATALOG_IMPORT)
                .where(CATALOG_IMPORT.STATE.eq(ImportState.PLANNING))
                .and(CATALOG_IMPORT.IS_STAGED.isFalse())
                .and(CATALOG_IMPORT.CHANGED_AT.lt(before))
                .fetch(row -> new ImportId(row.value1()));
    }

    /** One of which nothing can come any more since before that moment. */
    Optional<ImportId> findForgotten(Instant before) {
        return sql.select(CATALOG_IMPORT.ID)
                .from(CATALOG_IMPORT)
                .where(CATALOG_IMPORT.STATE.notIn(ImportState.PLANNING, ImportState.APPLYING))
                .and(CATALOG_IMPORT.CHANGED_AT.lt(before))
                .limit(1)
                .fetchOptional(row -> new ImportId(row.value1()));
    }

    void delete(ImportId id) {
        sql.deleteFrom(CATALOG_IMPORT).where(CATALOG_IMPORT.ID.eq(id.value())).execute();
    }

    private UpdateSetMoreStep<CatalogImportRecord> change() {
        return sql.update(CATALOG_IMPORT).set(CATALOG_IMPORT.CHANGED_AT, clock.instant());
    }

    private static Condition isHeld(Claim claim) {
        return CATALOG_IMPORT.ID.eq(claim.id().value()).and(CATALOG_IMPORT.WORKER_ID.eq(claim.worker()));
    }

    private static Import read(CatalogImportRecord row) {
        return new Import(
                new ImportId(row.getId()),
                row.getAccountId(),
                row.getState(),
                row.getIsStaged(),
                row.getOnError(),
                row.getIsPublished(),
                row.getMessage(),
                row.getPlanId() == null ? null : new PlanToken(row.getPlanId()),
                row.getTotalRows(),
                row.getDoneRows(),
                new ImportCounts(
                        row.getCreatedRows(),
                        row.getUpdatedRows(),
                        row.getUnchangedRows(),
                        row.getDuplicateRows(),
                        row.getInvalidRows(),
                        row.getKeptRows()),
                row.getCreatedAt(),
                row.getAppliedAt());
    }
}
