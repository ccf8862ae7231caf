package io.redress.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The days that count where a rule says working days.
 *
 * @param countries whose public holidays count, by ISO 3166 code or another name that jollyday knows; empty for none
 * @param zone where a day begins and ends
 * @param weekend the days of every week that nobody works on
 * @param holidays further days that nobody works on
 * @param workingDates days that count although they are a holiday or a weekend, as where holidays are made up for
 */
@ConfigurationProperties("redress.calendar")
record CalendarProperties(
        @DefaultValue("US") List<String> countries,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue({"SATURDAY", "SUNDAY"}) Set<DayOfWeek> weekend,
        @DefaultValue Set<LocalDate> holidays,
        @DefaultValue Set<LocalDate> workingDates) {}
