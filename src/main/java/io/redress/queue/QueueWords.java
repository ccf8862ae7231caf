package io.redress.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the page says times; all UTC. */
record QueueWords(Instant now) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    public String at(Instant moment) {
        return moment(moment);
    }

    /** As a field for a day and a time takes it. */
    public String field(Instant moment) {
        return FIELD.format(moment);
    }

    public String today() {
        return FIELD.format(now);
    }

    public String inAWeek() {
        return FIELD.format(now.plus(Duration.ofDays(7)));
    }

    /** {@code 3 days}, {@code 5 hours}. */
    public String since(@Nullable Instant then) {
        return then == null ? "–" : length(Duration.between(then, now));
    }

    /** {@code in 3 days}, {@code 5 hours late}. */
    public String left(@Nullable Instant due) {
        if (due == null) {
            return "no term";
        }
        return due.isAfter(now)
                ? "in " + length(Duration.between(now, due))
                : length(Duration.between(due, now)) + " late";
    }

    /** {@code away until 9 Mar 2026, 09:00 UTC}, {@code from … until …}, or nothing. */
    public String absence(@Nullable Absence absence) {
        if (absence == null) {
            return "";
        }
        String until = " until " + moment(absence.until());
        return absence.covers(now) ? "away" + until : "from " + moment(absence.from()) + until;
    }

    /** {@code 17}, {@code more than 10,000}. */
    public String count(int tasks) {
        return tasks > StaffTasks.COUNTED ? "more than %,d".formatted(StaffTasks.COUNTED) : "%d".formatted(tasks);
    }

    public boolean isLate(@Nullable Instant due) {
        return due != null && !due.isAfter(now);
    }

    private static String length(Duration duration) {
        long days = duration.toDays();
        if (days > 0) {
            return days == 1 ? "1 day" : days + " days";
        }
        long hours = duration.toHours();
        if (hours == 0) {
            return "less than an hour";
        }
        return hours == 1 ? "1 hour" : hours + " hours";
    }
}
