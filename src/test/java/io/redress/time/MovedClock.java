package io.redress.time;

import java.time.Clock;
import java.time.Instant;

/** Moves the clock of a test forward without running what falls due on the way: the test runs that itself. */
public final class MovedClock {

    private MovedClock() {}

    /** Puts the clock, and the engine's with it, at {@code instant}, unless it is past that already. */
    public static void moveTo(Clock clock, Instant instant) {
        SandboxClock sandbox = (SandboxClock) clock;
        sandbox.standAt(instant);
        sandbox.goOn();
    }
}
