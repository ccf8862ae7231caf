package io.redress.process.guard;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long the history of a process or table is kept. */
final class History {

    private static final Pattern DAYS = Pattern.compile("P?0*[1-9]\\d{0,4}D?");

    private History() {}

    /** What is wrong with the time to live; null if nothing is. */
    static @Nullable String refusal(String timeToLive) {
        boolean days = DAYS.matcher(timeToLive).matches() && timeToLive.startsWith("P") == timeToLive.endsWith("D");
        if (days) {
            return null;
        }
        return (timeToLive.isBlank()
                        ? "It does not say how long its history is kept."
                        : Expressions.quoted(timeToLive) + " is no number of days.")
                + " Set the history time to live, such as P730D.";
    }
}
