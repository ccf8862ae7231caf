package io.redress.evidence.store;

import io.redress.time.DueWork;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sweeps and verifies the store once a night by the service's clock, on one node. Nights that passed while nobody
 * looked are made up for by one. It is no part of any case's story: the sandbox does not stop the clock for it.
 */
class StoreNight implements DueWork {

    private static final Logger log = LoggerFactory.getLogger(StoreNight.class);

    private final Sweep sweep;
    private final Reverification verification;
    private final JdbcClient sql;
    private final Clock clock;
    private final LocalTime time;
    private volatile Instant done = Instant.MIN;
    private volatile boolean paused;

    /** @param time of the day, in UTC */
    StoreNight(Sweep sweep, Reverification verification, JdbcClient sql, Clock clock, LocalTime time) {
        this.sweep = sweep;
        this.verification = verification;
        this.sql = sql;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public Optional<Instant> nextDue(Instant after, Instant until) {
        return Optional.empty();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void look() {
        if (!paused) {
            run();
        }
    }

    /**
     * Nothing that anybody counts. Of a story of which nothing is committed yet there is nothing to look after, and who
     * tells it would wait here for itself: it has contents locked that are to be marked as read.
     */
    @Override
    public synchronized int run() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return 0;
        }
        Instant night = lastNight();
        if (done.isBefore(night)) {
            if (claim(night)) {
                work();
            }
            done = night;
        }
        return 0;
    }

    private void work() {
        try {
            sweep.run();
            verification.run();
        } catch (IOException | RuntimeException failure) {
            log.error("The evidence store could not be swept and verified; tried again next night", failure);
        }
    }

    /** One of several nodes gets it. */
    private boolean claim(Instant night) {
        return sql.sql("update evidence_house set night = :night where night < :night")
                        .param("night", Timestamp.from(night))
                        .update()
                > 0;
    }

    private Instant lastNight() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime tonight = now.with(time);
        return (tonight.isAfter(now) ? tonight.minusDays(1) : tonight).toInstant();
    }
}
