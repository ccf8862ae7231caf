package io.redress.policy;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * How long a closed case is kept as it is.
 *
 * @param kept counted from the end of the case
 * @param hold whether all cases of this kind are under legal hold, whatever their age
 * @param zone by whose calendar the period is counted
 * @param rule id of the rule
 */
public record Retention(Period kept, boolean hold, String words, ZoneId zone, String rule, Ruling ruling) {

    /** When the retention of a case is over that ended at {@code closedAt}. */
    public Instant endOf(Instant closedAt) {
        return closedAt.atZone(zone).plus(kept).toInstant();
    }

    /** Cases that ended before this are to be looked at. */
    public Instant cutOff(Instant now) {
        return now.atZone(zone).minus(kept).plusDays(2).toInstant();
    }
}
