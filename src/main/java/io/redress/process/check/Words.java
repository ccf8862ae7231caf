package io.redress.process.check;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How things are said to people who do not read ISO 8601 or Java. */
final class Words {

    private Words() {}

    /** Such as {@code "A", "B" or "C"}. */
    static String or(Collection<String> words) {
        List<String> quoted = words.stream().map(word -> "\"" + word + "\"").toList();
        if (quoted.size() < 2) {
            return String.join("", quoted);
        }
        return String.join(", ", quoted.subList(0, quoted.size() - 1)) + " or " + quoted.get(quoted.size() - 1);
    }

    /** A hint at what was probably meant; empty if nothing is near. */
    static String didYouMean(String written, Collection<String> known) {
        Optional<String> near = known.stream()
                .filter(name -> distance(written, name) <= Math.max(2, written.length() / 4))
                .min(Comparator.comparingInt(name -> distance(written, name)));
        return near.map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    /** How many letters have to be changed, added or left out. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int change = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** Such as {@code 11 days 4 hours 48 minutes} for {@code P11DT4H48M}; as it is, if it is none. */
    static String term(String iso) {
        try {
            int split = iso.indexOf('T');
            String days = split < 0 ? iso : iso.substring(0, split);
            Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
            Duration time = split < 0 ? Duration.ZERO : Duration.parse("P" + iso.substring(split));
            List<String> parts = new ArrayList<>();
            add(parts, period.getYears(), "year");
            add(parts, period.getMonths(), "month");
            add(parts, period.getDays(), "day");
            add(parts, time.toHours(), "hour");
            add(parts, time.toMinutesPart(), "minute");
            return parts.isEmpty() ? iso : String.join(" ", parts);
        } catch (RuntimeException none) {
            return iso;
        }
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count != 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }

    static String list(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
