package io.redress.evidence.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What lies in the store, as the database knows it: what evidence refers to, by a foreign key, so that the database
 * itself keeps what is referred to, and what is to be removed in its time. Each call but {@link #enter} is a transaction
 * of its own.
 */
class ObjectRegister {

    /** What takes an object out of its place. */
    interface Removal {
        void remove(String sha256) throws IOException;
    }

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ObjectRegister(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Enters a content in the caller's transaction, which keeps it from being removed. Waits while it is. */
    void enter(String sha256) {
        sql.sql("""
                        insert into evidence_object (sha256, touched_at)
                        select :sha256, :now from pg_advisory_xact_lock(hashtextextended(:sha256, 0))
                        on conflict (sha256) do update set touched_at = excluded.touched_at
                        """).param("sha256", sha256).param("now", now()).update();
    }

    /**
     * Registers what was found in the store and is not known, so that it is removed in its time. What a
     * transaction that has not ended is entering is left to it, without waiting: that may last, and it may be the
     * caller's own.
     *
     * @return how many were not known
     */
    int adopt(List<String> found) {
        Integer adopted = transaction.execute(status -> sql.sql("""
                        with unknown as materialized (
                            select found.sha256 from unnest(:found) found (sha256)
                             where not exists (
                                select from evidence_object known where known.sha256 = found.sha256)
                             limit 1000)
                        insert into evidence_object (sha256, touched_at)
                        select sha256, :now from unknown
                         where pg_try_advisory_xact_lock(hashtextextended(sha256, 0))
                        on conflict (sha256) do nothing
                        """)
                .param("found", found.toArray(String[]::new))
                .param("now", now())
                .update());
        return adopted == null ? 0 : adopted;
    }

    /** Hashes that no piece of evidence refers to, and that nobody has handed in since. */
    List<String> unreferred(Instant since) {
        return sql.sql("""
                        select sha256 from evidence_object object
                         where touched_at < :since
                           and not exists (select from evidence where stored_as = object.sha256)
                         order by touched_at
                        """)
                .param("since", Timestamp.from(since))
                .query(String.class)
                .list();
    }

    /** Removes an object and its row, unless it is referred to or somebody is about to refer to it. */
    boolean release(String sha256, Removal removal) throws IOException {
        return release(sha256, null, removal);
    }

    /** The same, unless it was handed in again since. */
    boolean release(String sha256, @Nullable Instant since, Removal removal) throws IOException {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> releaseLocked(sha256, since, removal)));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /**
     * The lock on the row keeps everybody out while the object is being removed: who enters it waits, and then finds no
     * object. Rows that others hold are in use. If the transaction fails after the removal, a row without an object
     * remains that nobody refers to.
     */
    private boolean releaseLocked(String sha256, @Nullable Instant since, Removal removal) {
        boolean locked = sql.sql("select 1 from evidence_object where sha256 = :sha256 for update skip locked")
                .param("sha256", sha256)
                .query(Integer.class)
                .optional()
                .isPresent();
        // A statement of its own: what was committed before the lock was got is seen only by the next one.
        int deleted = !locked
                ? 0
                : sql.sql("""
                                delete from evidence_object object
                                 where sha256 = :sha256
                                   and touched_at < :since
                                   and not exists (select from evidence where stored_as = object.sha256)
                                """)
                        .param("sha256", sha256)
                        .param(
                                "since",
                                since == null ? Timestamp.valueOf("9999-01-01 00:00:00") : Timestamp.from(since))
                        .update();
        if (deleted == 0) {
            return false;
        }
        try {
            removal.remove(sha256);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return true;
    }

    /**
     * The hashes to verify next: those for which an alarm is open, and of all that are referred to those that were not
     * looked at for the longest time.
     *
     * @param rounds after how many calls every object has had its turn
     */
    Set<String> toVerify(int rounds) {
        return Set.copyOf(
                sql.sql("""
                        (select object.sha256 from evidence_object object
                          where exists (select from evidence where stored_as = object.sha256)
                          order by checked_at nulls first, sha256
                          limit (select (count(distinct stored_as) + :rounds - 1) / :rounds from evidence))
                        union
                        select sha256 from evidence_alarm where ended_at is null
                        """).param("rounds", rounds).query(String.class).list());
    }

    /** Notes that an object was looked at. */
    void checked(String sha256) {
        transaction.executeWithoutResult(
                status -> sql.sql("update evidence_object set checked_at = :now where sha256 = :sha256")
                        .param("now", now())
                        .param("sha256", sha256)
                        .update());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
