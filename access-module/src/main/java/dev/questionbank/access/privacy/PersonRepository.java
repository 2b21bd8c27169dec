package dev.questionbank.access.privacy;

import static dev.questionbank.access.jooq.Tables.ACCESS_ACCOUNT;

import dev.questionbank.access.AccountId;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who stands behind an account. */
@Repository
class PersonRepository {

    /** Of an account that is nobody's. */
    private static final String NO_TIME_ZONE = "UTC";

    private final DSLContext sql;

    PersonRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A person as the account knows it.
     *
     * @param issuer who vouches for the subject; null, as the subject, when the account was erased
     */
    record Person(
            String id, @Nullable String issuer, @Nullable String subject, String timeZone, Instant createdAt) {}

    Person get(AccountId account) {
        return sql.selectFrom(ACCESS_ACCOUNT)
                .where(ACCESS_ACCOUNT.ID.eq(account.value()))
                .fetchSingle(row -> new Person(
                        account.toString(), row.getIssuer(), row.getSubject(), row.getTimeZone(), row.getCreatedAt()));
    }

    /**
     * Takes the person from the account, to which no token leads from then on, and holds the account until the end of the
     * transaction; when that was done first.
     */
    Instant remove(AccountId account, Instant now) {
        sql.update(ACCESS_ACCOUNT)
                .setNull(ACCESS_ACCOUNT.ISSUER)
                .setNull(ACCESS_ACCOUNT.SUBJECT)
                .set(ACCESS_ACCOUNT.TIME_ZONE, NO_TIME_ZONE)
                .set(ACCESS_ACCOUNT.ERASED_AT, now)
                .where(ACCESS_ACCOUNT.ID.eq(account.value()))
                .and(ACCESS_ACCOUNT.ERASED_AT.isNull())
                .execute();
        return sql.select(ACCESS_ACCOUNT.ERASED_AT)
                .from(ACCESS_ACCOUNT)
                .where(ACCESS_ACCOUNT.ID.eq(account.value()))
                .fetchSingle()
                .value1();
    }
}
