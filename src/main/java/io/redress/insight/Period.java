package io.redress.insight;

import io.redress.web.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Whole days of UTC.
 *
 * @param from the first day
 * @param to the last day; it counts to its end
 */
record Period(LocalDate from, LocalDate to) {

    private static final int MONTHS_BY_DEFAULT = 12;
    private static final int LONGEST_IN_YEARS = 10;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    /**
     * A period of which perhaps only one end is known, or none: it ends today then, and begins with the month that makes
     * it one of twelve.
     *
     * @throws InvalidInput if it ends before it begins, is longer than ten years, or of years that nobody counts in
     */
    static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        refuseUncounted("from", from);
        refuseUncounted("to", to);
        LocalDate end = to != null ? to : from != null && from.isAfter(today) ? from : today;
        LocalDate begin = from != null ? from : end.withDayOfMonth(1).minusMonths(MONTHS_BY_DEFAULT - 1);
        if (begin.isAfter(end)) {
            throw new InvalidInput("to", "The period ends before it begins.");
        }
        if (begin.isBefore(end.minusYears(LONGEST_IN_YEARS))) {
            throw new InvalidInput("from", "A period is " + LONGEST_IN_YEARS + " years long at most.");
        }
        return new Period(begin, end);
    }

    private static void refuseUncounted(String field, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            throw new InvalidInput(field, "Days are those of the years %d to %d.".formatted(FIRST_YEAR, LAST_YEAR));
        }
    }

    /** The first instant that is part of it. */
    Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first instant that no longer is. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
