package dev.questionbank.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.testing.RunningApplication;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Which key should the largest table have, the log of reviews? Three tables take the same reviews in the same order, of
 * many members who practise at the same time; then members' logs are read, one by one and all.
 */
class ReviewKeyBenchmark extends RunningApplication {

    private static final int REVIEWS = 1_000_000;
    private static final int MEMBERS = 5_000;
    private static final int BATCH = 1_000;
    private static final int LOGS_READ = 2_000;

    private static final String COLUMNS =
            "question_id binary(16) not null, grade varchar(8) not null, practiced_at datetime(6) not null,"
                    + " practiced_on date not null, idempotency_key varchar(200) not null";

    private record Variant(String table, String keys, boolean hasOwnNumber) {}

    private static final List<Variant> VARIANTS = List.of(
            new Variant(
                    "bench_uuid_key",
                    "account_id binary(16) not null, id binary(16) not null, primary key (id), key (account_id, id)",
                    false),
            new Variant(
                    "bench_number_beside_public_id",
                    "account_id binary(16) not null, id binary(16) not null, number bigint not null auto_increment,"
                            + " primary key (number), unique key (id), key (account_id, number)",
                    true),
            new Variant(
                    "bench_clustered_by_member",
                    "account_id binary(16) not null, id binary(16) not null, primary key (account_id, id)",
                    false));

    @Autowired
    private DataSource dataSource;

    @Test
    void compareKeys() throws SQLException {
        System.out.printf(
                "%n%-32s %14s %10s %16s %18s%n", "key", "inserts/s", "MiB", "one log, us", "all logs, rows/s");
        for (Variant variant : VARIANTS) {
            measure(variant);
        }
    }

    private void measure(Variant variant) throws SQLException {
        Random random = new Random(7);
        byte[][] members = new byte[MEMBERS][];
        for (int i = 0; i < MEMBERS; i++) {
            members[i] = bytes(new UUID(random.nextLong(), random.nextLong()));
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists " + variant.table());
            statement.execute(
                    "create table " + variant.table() + " (" + variant.keys() + ", " + COLUMNS
                            + ", unique key (account_id, idempotency_key)) engine = InnoDB character set utf8mb4 collate utf8mb4_bin");

            long start = System.nanoTime();
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into " + variant.table()
                    + " (account_id, id, question_id, grade, practiced_at, practiced_on, idempotency_key)"
                    + " values (?, ?, ?, 'GOOD', utc_timestamp(6), utc_date(), ?)")) {
                for (int i = 1; i <= REVIEWS; i++) {
                    insert.setBytes(1, members[random.nextInt(MEMBERS)]);
                    insert.setBytes(2, bytes(UuidCreator.getTimeOrderedEpoch()));
                    insert.setBytes(3, members[random.nextInt(1_000)]);
                    insert.setString(4, new UUID(random.nextLong(), random.nextLong()).toString());
                    insert.addBatch();
                    if (i % BATCH == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            double insertSeconds = seconds(start);
            connection.setAutoCommit(true);
            statement.execute("analyze table " + variant.table());

            start = System.nanoTime();
            String order = variant.hasOwnNumber() ? "number" : "id";
            try (PreparedStatement log = connection.prepareStatement("select question_id, grade, practiced_at from "
                    + variant.table() + " where account_id = ? order by " + order)) {
                for (int i = 0; i < LOGS_READ; i++) {
                    log.setBytes(1, members[random.nextInt(MEMBERS)]);
                    drain(log.executeQuery());
                }
            }
            double logMicros = seconds(start) * 1e6 / LOGS_READ;

            start = System.nanoTime();
            drain(statement.executeQuery("select account_id, question_id, grade, practiced_at from " + variant.table()
                    + " order by account_id, " + order));
            double allSeconds = seconds(start);

            double mebibytes;
            try (ResultSet size = statement.executeQuery(
                    "select (data_length + index_length) / 1048576 from information_schema.tables"
                            + " where table_schema = database() and table_name = '" + variant.table() + "'")) {
                size.next();
                mebibytes = size.getDouble(1);
            }
            System.out.printf(
                    "%-32s %14.0f %10.0f %16.0f %18.0f%n",
                    variant.table().substring("bench_".length()),
                    REVIEWS / insertSeconds,
                    mebibytes,
                    logMicros,
                    REVIEWS / allSeconds);
            statement.execute("drop table " + variant.table());
        }
    }

    private static void drain(ResultSet rows) throws SQLException {
        try (rows) {
            while (rows.next()) {
                rows.getBytes(1);
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
