package io.redress.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.startup.CannotStart;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingDaysTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final WorkingDays american =
            new WorkingDays(ZoneOffset.UTC, Set.of(SATURDAY, SUNDAY), new PublicHolidays("us"), Set.of());

    @Test
    void fiveWorkingDaysPassOverAWeekendAndAHoliday() {
        // Thursday 2 July 2026; the Fourth, a Saturday, is kept on Friday the third.
        assertThat(american.add(LocalDate.of(2026, 7, 2), 5)).isEqualTo(LocalDate.of(2026, 7, 10));
        assertThat(american.between(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 10)))
                .isEqualTo(5);
    }

    @Test
    void noWorkingDaysAreTheDayItself() {
        Instant sunday = Instant.parse("2026-03-01T10:00:00Z");

        assertThat(american.add(sunday, 0)).isEqualTo(sunday);
        assertThat(american.between(sunday, sunday)).isZero();
    }

    @Test
    void aTermThatBeginsOnAWeekendCountsFromMonday() {
        assertThat(american.add(LocalDate.of(2026, 2, 28), 1)).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(american.add(LocalDate.of(2026, 3, 1), 1)).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void keepsTheTimeOfDayOverAChangeOfTheClocks() {
        WorkingDays german = WorkingDays.mondayToFriday(BERLIN);

        // Friday 27 March 2026, 12:00 in Berlin; on Sunday the clocks go forward.
        assertThat(german.add(Instant.parse("2026-03-27T11:00:00Z"), 1))
                .isEqualTo(Instant.parse("2026-03-30T10:00:00Z"));
        // Friday 23 October 2026, 12:00 in Berlin; on Sunday they go back.
        assertThat(german.add(Instant.parse("2026-10-23T10:00:00Z"), 1))
                .isEqualTo(Instant.parse("2026-10-26T11:00:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipIsAsMuchLater() {
        WorkingDays always = new WorkingDays(BERLIN, Set.of(), date -> false, Set.of());

        // 02:30 of Saturday; there is no 02:30 on Sunday 29 March 2026, it is 03:30.
        assertThat(always.add(Instant.parse("2026-03-28T01:30:00Z"), 1))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aDayEndsAtMidnightInTheZoneOfTheCalendar() {
        Instant friday = Instant.parse("2026-03-06T23:30:00Z");
        Instant monday = Instant.parse("2026-03-09T12:00:00Z");

        assertThat(WorkingDays.mondayToFriday(ZoneOffset.UTC).between(friday, monday))
                .isEqualTo(1);
        assertThat(WorkingDays.mondayToFriday(ZoneId.of("Asia/Shanghai")).add(friday, 1))
                .isEqualTo(Instant.parse("2026-03-08T23:30:00Z"));
    }

    @Test
    void aHolidayCanBeMadeUpForOnASunday() {
        LocalDate sunday = LocalDate.of(2026, 2, 15);
        LocalDate newYear = LocalDate.of(2026, 2, 17);
        WorkingDays chinese =
                new WorkingDays(ZoneOffset.UTC, Set.of(SATURDAY, SUNDAY), Set.of(newYear)::contains, Set.of(sunday));

        assertThat(chinese.isWorkingDay(sunday)).isTrue();
        assertThat(chinese.isWorkingDay(newYear)).isFalse();
        assertThat(chinese.add(LocalDate.of(2026, 2, 13), 3)).isEqualTo(LocalDate.of(2026, 2, 18));
    }

    @Test
    void theWeekendIsWhereTheCalendarPutsIt() {
        WorkingDays emirati = new WorkingDays(ZoneOffset.UTC, Set.of(FRIDAY, SATURDAY), date -> false, Set.of());

        assertThat(emirati.add(LocalDate.of(2026, 3, 5), 1)).isEqualTo(LocalDate.of(2026, 3, 8));
    }

    @Test
    void endsOnACalendarOnWhichNobodyWorks() {
        WorkingDays never = new WorkingDays(ZoneOffset.UTC, Set.of(), date -> true, Set.of());

        assertThatThrownBy(() -> never.add(LocalDate.of(2026, 3, 1), 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> never.add(LocalDate.of(2026, 3, 1), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesACountryThatItDoesNotKnow() {
        assertThatThrownBy(() -> new PublicHolidays("atlantis"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("redress.calendar.countries");
    }

    @Property
    void countsBackWhatItAdded(@ForAll @IntRange(max = 60) int days, @ForAll @IntRange(max = 700) int start) {
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(start);
        LocalDate to = american.add(from, days);

        assertThat(american.between(from, to)).isEqualTo(days);
        assertThat(days == 0 || american.isWorkingDay(to)).isTrue();
    }
}
