package io.redress.policy;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * A length of time as the deadlines table writes it: whole days, which may be shorter or longer than 24 hours, and hours
 * and minutes, which may not.
 */
record Term(Period days, Duration time) {

    /**
     * @param text ISO 8601, such as {@code P14D} or {@code P11DT4H48M}
     * @throws DateTimeParseException if it is neither
     */
    static Term parse(String text) {
        int split = text.indexOf('T');
        if (split < 0) {
            return new Term(Period.parse(text), Duration.ZERO);
        }
        String days = text.substring(0, split);
        Duration time = Duration.parse("P" + text.substring(split));
        return new Term(days.equals("P") ? Period.ZERO : Period.parse(days), time);
    }
}
