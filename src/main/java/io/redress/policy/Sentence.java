package io.redress.policy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a table with names in braces, such as {@code {receivedOn}}. What is not known is said to be so; a name
 * that nobody knows stays as it was written.
 */
final class Sentence {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final String UNKNOWN = "(not recorded)";

    private final String text;
    private final Map<String, String> values = new HashMap<>();

    Sentence(String text) {
        this.text = text;
    }

    Sentence with(String name, @Nullable Object value) {
        values.put(name, value == null ? UNKNOWN : value instanceof LocalDate day ? DAY.format(day) : value.toString());
        return this;
    }

    @Override
    public String toString() {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }
}
