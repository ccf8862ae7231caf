package io.redress.queue;

import java.time.Instant;

/**
 * Time in which somebody does not work; times UTC.
 *
 * @param from inclusive
 * @param until exclusive
 * @param enteredBy id of the lead
 */
public record Absence(String person, Instant from, Instant until, String enteredBy) {

    /** Whether it has begun and is not over. */
    public boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
