package io.redress.custody;

import io.redress.time.DueWork;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Retires cases once a night by the service's clock, and goes on with erasures that broke off. It is no part of any
 * case's story: the sandbox does not stop the clock for it.
 */
@Component
class CustodyNight implements DueWork {

    private static final Logger log = LoggerFactory.getLogger(CustodyNight.class);

    private final Retirement retirement;
    private final Erasures erasures;
    private final Clock clock;
    private final LocalTime time;
    private volatile Instant done = Instant.MIN;
    private volatile boolean paused;

    /** @param time of the day, in UTC */
    CustodyNight(
            Retirement retirement,
            Erasures erasures,
            Clock clock,
            @Value("${redress.custody.retirement-time:04:00}") LocalTime time) {
        this.retirement = retirement;
        this.erasures = erasures;
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
            try {
                erasures.carryOutAll();
                run();
            } catch (RuntimeException failure) {
                log.error("Erasures and retirement could not be looked after; tried again in a minute", failure);
            }
        }
    }

    /** Nothing that anybody counts. */
    @Override
    public synchronized int run() {
        Instant night = lastNight();
        if (done.isBefore(night)) {
            erasures.carryOutAll();
            retirement.run();
            done = night;
        }
        return 0;
    }

    private Instant lastNight() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime tonight = now.with(time);
        return (tonight.isAfter(now) ? tonight.minusDays(1) : tonight).toInstant();
    }
}
