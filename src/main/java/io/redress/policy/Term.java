package io.redress.policy;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * A length of time as the deadlines table writes it: whole days, which may be shorter or longer than 24 hours, and hours
 * and minutes, which may not.
 */
record Term(Period days, Duration time) {

    static Term ofDays(Period days) {
        return new Term(days, Duration.ZERO);
    }

    /**
     * @param text ISO 8601, such as {@code P14D} or {@code P11DT4H48M}
     * @throws DateTimeParseException if it is not that
     */
    static Term parse(String text) {
        int split = text.indexOf('T');
        if (split < 0) {
            return ofDays(Period.parse(text));
        }
        String days = text.substring(0, split);
        Duration time = Duration.parse("P" + text.substring(split));
        return new Term(days.equals("P") ? Period.ZERO : Period.parse(days), time);
    }

    /** @throws IllegalStateException if it is written in months or years, of which no number of working days is known */
    int wholeDays() {
        if (days.toTotalMonths() != 0) {
            throw new IllegalStateException("A term of working days is written in days, not as " + days);
        }
        return days.getDays();
    }
}
