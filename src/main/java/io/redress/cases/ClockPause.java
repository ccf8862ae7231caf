package io.redress.cases;

import java.time.Instant;

/**
 * Staff wait for somebody outside, and the clock stands still meanwhile (M1).
 *
 * @param reason in the words of whoever stopped it; both parties read it
 * @param until  UTC; then the clock runs again by itself
 */
public record ClockPause(String reason, Instant until) {}
