package io.redress.time;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.redress.startup.CannotStart;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The public holidays of a country. */
class PublicHolidays implements Predicate<LocalDate> {

    private final HolidayManager calendar;
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

    PublicHolidays(String country) {
        String code = country.toUpperCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
            throw new CannotStart(
                    "No calendar of public holidays is known for %s. Correct redress.calendar.countries, or"
                                    .formatted(country)
                            + " list the days in redress.calendar.holidays.");
        }
        calendar = HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT)));
    }

    @Override
    public boolean test(LocalDate date) {
        return byYear.computeIfAbsent(date.getYear(), this::of).contains(date);
    }

    private Set<LocalDate> of(int year) {
        return calendar.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY).stream()
                .map(Holiday::getDate)
                .collect(toUnmodifiableSet());
    }
}
