package io.redress.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Counts the days that a rule means when it says working days. A day is a calendar day in the zone of the calendar, so
 * that one that is 23 or 25 hours long is one day.
 */
public final class WorkingDays {

    /** Ten years: more than any term, and an end for a calendar on which nobody ever works. */
    private static final int FARTHEST = 3_660;

    private final ZoneId zone;
    private final Set<DayOfWeek> weekend;
    private final Predicate<LocalDate> holiday;
    private final Set<LocalDate> workingDates;

    /**
     * @param holiday days that nobody works on
     * @param workingDates days that count all the same
     */
    public WorkingDays(ZoneId zone, Set<DayOfWeek> weekend, Predicate<LocalDate> holiday, Set<LocalDate> workingDates) {
        this.zone = zone;
        this.weekend = Set.copyOf(weekend);
        this.holiday = holiday;
        this.workingDates = Set.copyOf(workingDates);
    }

    /** Weekends only, for where no public holidays are known. */
    public static WorkingDays mondayToFriday(ZoneId zone) {
        return new WorkingDays(zone, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), date -> false, Set.of());
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean isWorkingDay(LocalDate date) {
        return workingDates.contains(date) || !weekend.contains(date.getDayOfWeek()) && !holiday.test(date);
    }

    /**
     * The n-th working day after a date, which itself does not count.
     *
     * @param days 0 or more; 0 is the date itself, on whatever day it falls
     */
    public LocalDate add(LocalDate from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("Working days are counted forward: " + days);
        }
        LocalDate date = from;
        int left = days;
        for (int step = 0; left > 0; step++) {
            if (step > FARTHEST) {
                throw new IllegalStateException("No working day within ten years of " + from);
            }
            date = date.plusDays(1);
            if (isWorkingDay(date)) {
                left--;
            }
        }
        return date;
    }

    /**
     * The same time of day on the n-th working day after; where the clocks skip that time of day, as much later as they
     * skip.
     */
    public Instant add(Instant from, int days) {
        ZonedDateTime start = from.atZone(zone);
        return days == 0
                ? from
                : start.toLocalDateTime()
                        .with(add(start.toLocalDate(), days))
                        .atZone(zone)
                        .toInstant();
    }

    /** How many working days there are after one date up to and with the other; 0 if the other is not later. */
    public int between(LocalDate from, LocalDate to) {
        int days = 0;
        for (LocalDate date = from.plusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
            if (isWorkingDay(date)) {
                days++;
            }
        }
        return days;
    }

    /** How many working days there are after the day of one instant up to and with the day of the other. */
    public int between(Instant from, Instant to) {
        return between(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone));
    }
}
