package io.redress.process.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is set at one thing, by the name of the setting, and what is different between two such. */
final class Facts {

    /** One setting that is different. Empty means that it is not set. */
    record Difference(String name, String before, String after) {}

    private final Map<String, String> settings = new LinkedHashMap<>();

    void put(String name, String value) {
        settings.merge(name, value, (one, other) -> one + ", " + other);
    }

    String get(String name) {
        return settings.getOrDefault(name, "");
    }

    Set<String> names() {
        return settings.keySet();
    }

    List<Difference> differencesTo(Facts after) {
        Set<String> names = new LinkedHashSet<>(settings.keySet());
        names.addAll(after.settings.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            if (!get(name).equals(after.get(name))) {
                differences.add(new Difference(name, get(name), after.get(name)));
            }
        }
        return differences;
    }

    /** In words, with what an unset value is called. */
    static String inWords(String name, String before, String after, String unset) {
        return name + " " + quoted(before, unset) + " → " + quoted(after, unset);
    }

    private static String quoted(String value, String unset) {
        return value.isEmpty() ? unset : value.startsWith("\"") ? value : "\"" + value + "\"";
    }
}
