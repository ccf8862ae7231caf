package io.redress.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Moves the clock of a demonstration, or of a test, forward, through everything that falls due on the way. */
public class Sandbox {

    private final SandboxClock clock;
    private final List<DueWork> work;
    private final ReentrantLock moving = new ReentrantLock();

    Sandbox(SandboxClock clock, List<DueWork> work) {
        this.clock = clock;
        this.work = work;
    }

    /** The time that the clock shows now. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Runs what is due already, then moves from due date to due date, and arrives.
     *
     * @param amount of days and longer units as the calendar in UTC counts them
     * @return where the clock is now, and how much has run
     */
    public Arrival advance(TemporalAmount amount) {
        moving.lock();
        try {
            work.forEach(DueWork::pause);
            Instant target = clock.instant().atZone(ZoneOffset.UTC).plus(amount).toInstant();
            return new Arrival(target, moveTo(target));
        } finally {
            clock.goOn();
            work.forEach(DueWork::resume);
            moving.unlock();
        }
    }

    /**
     * Lets something happen in the past of a database in which nothing has happened yet: the clock goes back, the story
     * moves it forward, and everything that falls due on the way runs. Afterwards the clock shows the present as before.
     * To be called in the transaction of the story, so that one that breaks off leaves nothing behind.
     *
     * @param begin when the story begins
     * @param story is given what moves the clock to an instant, through everything that falls due before
     */
    public void retell(Instant begin, Consumer<Consumer<Instant>> story) {
        moving.lock();
        try {
            work.forEach(DueWork::pause);
            clock.goAway(begin);
            story.accept(this::moveTo);
            moveTo(clock.present());
        } finally {
            clock.comeBack();
            work.forEach(DueWork::resume);
            moving.unlock();
        }
    }

    private int moveTo(Instant target) {
        int ran = runAt(clock.instant());
        for (Optional<Instant> due = nextDue(target); due.isPresent(); due = nextDue(target)) {
            ran += runAt(due.get());
        }
        return ran + runAt(target);
    }

    private Optional<Instant> nextDue(Instant target) {
        return work.stream()
                .flatMap(some -> some.nextDue(clock.instant(), target).stream())
                .min(Comparator.naturalOrder());
    }

    /** Until nothing is due any more, since one kind of work may make another due. */
    private int runAt(Instant instant) {
        clock.standAt(instant);
        int total = 0;
        int ran;
        do {
            ran = work.stream().mapToInt(DueWork::run).sum();
            total += ran;
        } while (ran > 0);
        return total;
    }

    /**
     * @param now what the clock shows
     * @param ran how much work fell due and was done on the way
     */
    public record Arrival(Instant now, int ran) {}
}
