package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redress.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A store with the database that refers to it and a clock that a test moves; nothing else of the application. */
final class StoredEvidence {

    static final Duration KEPT = Duration.ofDays(7);
    static final String CASE = "RC-0000-0001";

    final JdbcClient sql;
    final TransactionTemplate transaction;
    final MovedByHand clock = new MovedByHand();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Arrivals arrivals;
    final ObjectStore objects;
    final ObjectRegister register;
    final EvidenceAlarms alarms;
    final EvidenceStore store;
    final Sweep sweep;
    final Reverification verification;

    /** @param watched what a test puts around the place where the objects lie */
    StoredEvidence(Path directory, UnaryOperator<ObjectStore> watched) throws IOException {
        this(TestDatabase.migrated(), directory, watched);
        sql.sql("insert into orders values ('O-1', 'B-1', 'S-1', '{}', 1, now(), now())")
                .update();
        sql.sql("insert into return_case values (?, 'O-1', 'B-1', 'S-1', 'DAMAGED', 'WHOLESALE', 'EVIDENCE',"
                        + " null, '{}', now(), now())")
                .param(CASE)
                .update();
    }

    StoredEvidence(TestDatabase database, Path directory, UnaryOperator<ObjectStore> watched) throws IOException {
        var connections = database.dataSource();
        var transactions = new DataSourceTransactionManager(connections);
        sql = JdbcClient.create(connections);
        transaction = new TransactionTemplate(transactions);
        arrivals = new Arrivals(directory.resolve("incoming"), DataSize.ofMegabytes(1), new Disk());
        objects = watched.apply(new FileSystemStore(directory, new Disk()));
        register = new ObjectRegister(sql, transactions, clock);
        alarms = new EvidenceAlarms(sql, transactions, clock, meters);
        store = new EvidenceStore(
                arrivals,
                () -> register,
                objects,
                (sha256, why) -> alarms.raise(sha256, why, EvidenceAlarms.FoundBy.READ));
        sweep = new Sweep(arrivals, register, objects, sql, clock, KEPT, meters);
        verification = new Reverification(register, objects, alarms, 30, meters);
    }

    StoreNight night() {
        return new StoreNight(sweep, verification, sql, clock, LocalTime.of(2, 30));
    }

    /** Puts a content into the store. */
    String put(String content) throws IOException {
        return store.put(new ByteArrayInputStream(content.getBytes(UTF_8))).sha256();
    }

    /** Makes a stored content part of the case, in the transaction that runs, or in one of its own. */
    UUID refer(String sha256) {
        return requireNonNull(transaction.execute(status -> {
            if (!store.refer(sha256)) {
                throw new NoLongerThere();
            }
            return insert(sha256);
        }));
    }

    private UUID insert(String sha256) {
        UUID id = UUID.randomUUID();
        sql.sql("""
                        insert into evidence (id, case_number, type, description, file_name, media_type, size, sha256,
                                              stored_as, submitted_by, submitted_at, actor)
                        values (?, ?, 'PHOTO', '', 'lamp.jpg', 'image/jpeg', 3, ?, ?, 'BUYER', ?, '{}')
                        """)
                .params(id, CASE, sha256, sha256, Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** Lets the sweep find what lies in the store and no case refers to. */
    void noted() throws IOException {
        for (int prefix = 0; prefix < 256; prefix++) {
            register.adopt(objects.list("%02x".formatted(prefix)));
        }
    }

    String putForTheCase(String content) throws IOException {
        String sha256 = put(content);
        refer(sha256);
        return sha256;
    }

    /** What the place holds, whoever refers to it. */
    boolean holds(String sha256) throws IOException {
        return objects.list(sha256.substring(0, 2)).contains(sha256);
    }

    List<String> registered() {
        return sql.sql("select sha256 from evidence_object").query(String.class).list();
    }

    double counted(String counter) {
        return meters.find(counter).counters().stream()
                .mapToDouble(found -> found.count())
                .sum();
    }

    /** What an intake answers with 409. */
    static final class NoLongerThere extends RuntimeException {}

    static final class MovedByHand extends Clock {

        private volatile Instant now = TestDatabase.BEGIN;

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
