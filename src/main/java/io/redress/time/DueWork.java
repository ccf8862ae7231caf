package io.redress.time;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that waits for its time. The sandbox asks for it while it moves the clock, so that everything that falls due on
 * the way has run, in order, when the clock arrives.
 */
public interface DueWork {

    /** Stops running it by itself, and waits for what is running. */
    default void pause() {}

    /** Runs it by itself again. */
    default void resume() {}

    /**
     * When the next of it falls due.
     *
     * @param after exclusive
     * @param until inclusive
     */
    Optional<Instant> nextDue(Instant after, Instant until);

    /**
     * Runs everything that is due by the clock, also what becomes due thereby.
     *
     * @return how much that was
     */
    int run();
}
