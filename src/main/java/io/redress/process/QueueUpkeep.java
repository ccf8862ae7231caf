package io.redress.process;

import io.redress.queue.Absences;
import io.redress.time.DueWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the lists of staff true while nobody acts: every minute it sees to absences that have begun, once an hour by the
 * service's clock it asks anew how urgent everything is, and who is offered what some may not take.
 */
@Component
class QueueUpkeep implements DueWork {

    private static final Logger log = LoggerFactory.getLogger(QueueUpkeep.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Absences absences;
    private final Priorities priorities;
    private final Candidates candidates;
    private final Clock clock;
    private volatile Instant renewed = Instant.MIN;
    private volatile boolean paused;

    QueueUpkeep(Absences absences, Priorities priorities, Candidates candidates, Clock clock) {
        this.absences = absences;
        this.priorities = priorities;
        this.candidates = candidates;
        this.clock = clock;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    /** The sandbox stops the clock for absences; how urgent things are is asked once when it has arrived. */
    @Override
    public Optional<Instant> nextDue(Instant after, Instant until) {
        return absences.nextBegin(after, until);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void look() {
        if (!paused) {
            try {
                run();
            } catch (RuntimeException failure) {
                log.error("The lists of staff could not be kept true; tried again in a minute", failure);
            }
        }
    }

    @Override
    public synchronized int run() {
        int begun = absences.begin();
        Instant now = clock.instant();
        if (renewed.plus(HOUR).isBefore(now)) {
            priorities.renewAll();
            candidates.renewAll();
            renewed = now;
        }
        return begun;
    }
}
