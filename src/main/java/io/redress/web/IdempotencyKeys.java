package io.redress.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The keys of commands that were answered, kept for two days. */
@Component
class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(48);

    private static final Logger log = LoggerFactory.getLogger(IdempotencyKeys.class);
    private static final int BATCH = 5_000;

    private final JdbcClient sql;

    IdempotencyKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locks the key until the end of the transaction; false if somebody else has. */
    boolean claim(String caller, String key) {
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(caller + "\n" + key)
                .query(Boolean.class)
                .single();
    }

    /** Locks the key until the end of the transaction, as soon as nobody else has. */
    void await(String caller, String key) {
        sql.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) locked")
                .param(caller + "\n" + key)
                .query(Integer.class)
                .single();
    }

    @Nullable
    StoredAnswer find(String caller, String key) {
        return sql.sql("""
                        select fingerprint, status, location, etag, body
                          from idempotency_key
                         where caller = :caller and key = :key
                        """)
                .param("caller", caller)
                .param("key", key)
                .query((row, number) -> new StoredAnswer(
                        row.getString("fingerprint"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getBytes("body")))
                .optional()
                .orElse(null);
    }

    void store(String caller, String key, StoredAnswer answer) {
        sql.sql("""
                        insert into idempotency_key (caller, key, fingerprint, status, location, etag, body)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(caller, key, answer.fingerprint(), answer.status())
                .params(answer.location(), answer.etag(), answer.body())
                .update();
    }

    /** In batches, so that the locks of one do not outlast a moment. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void purge() {
        int total = 0;
        int deleted;
        do {
            deleted = sql.sql("""
                            delete from idempotency_key
                             where ctid = any (array(
                                   select ctid from idempotency_key
                                    where created_at < now() - make_interval(secs => :seconds)
                                    limit :batch))
                            """)
                    .param("seconds", KEPT.toSeconds())
                    .param("batch", BATCH)
                    .update();
            total += deleted;
        } while (deleted == BATCH);
        log.debug("{} idempotency keys purged", total);
    }
}
