package dev.questionbank.access;

import static dev.questionbank.access.jooq.Tables.ACCESS_ACCOUNT_KEY;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The keys of {@link AccountSeal}. */
@Repository
class AccountKeyRepository {

    private final DSLContext sql;

    AccountKeyRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<byte[]> find(AccountId account) {
        return sql.select(ACCESS_ACCOUNT_KEY.SECRET)
                .from(ACCESS_ACCOUNT_KEY)
                .where(ACCESS_ACCOUNT_KEY.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(ACCESS_ACCOUNT_KEY.SECRET);
    }

    Map<AccountId, byte[]> list(Collection<AccountId> accounts) {
        return sql.select(ACCESS_ACCOUNT_KEY.ACCOUNT_ID, ACCESS_ACCOUNT_KEY.SECRET)
                .from(ACCESS_ACCOUNT_KEY)
                .where(ACCESS_ACCOUNT_KEY.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).distinct().toList()))
                .fetchMap(row -> new AccountId(row.value1()), row -> row.value2());
    }

    /** Keeps the key unless another request just kept one for the same account. */
    void insert(AccountId account, byte[] secret) {
        sql.insertInto(ACCESS_ACCOUNT_KEY)
                .set(ACCESS_ACCOUNT_KEY.ACCOUNT_ID, account.value())
                .set(ACCESS_ACCOUNT_KEY.SECRET, secret)
                .onDuplicateKeyUpdate()
                .set(ACCESS_ACCOUNT_KEY.ACCOUNT_ID, account.value())
                .execute();
    }

    void delete(AccountId account) {
        sql.deleteFrom(ACCESS_ACCOUNT_KEY)
                .where(ACCESS_ACCOUNT_KEY.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
