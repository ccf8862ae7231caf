package io.redress.time;

import java.time.Duration;
import java.time.Instant;

/** Another clock in the same program that shall show the same time as the sandbox clock. */
public interface FollowsClock {

    /** Runs with the system's clock, by this much ahead of it, or behind if negative. */
    void runAhead(Duration ahead);

    /** Stands still at this instant. */
    void standAt(Instant instant);
}
