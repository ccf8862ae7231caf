package io.redress.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one scrape told: a value for each series, in the text form of Prometheus. */
public final class Scrape {

    private final String text;
    private final Map<String, Double> values = new LinkedHashMap<>();

    public Scrape(String text) {
        this.text = text;
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            values.put(
                    line.substring(0, space),
                    Double.valueOf(line.substring(space + 1).replace("Inf", "Infinity")));
        });
        assertThat(values).isNotEmpty();
    }

    public String text() {
        return text;
    }

    /** Series whose names begin so, such as {@code redress_cases_open{stage="APPEAL"}}. */
    public Set<String> series(String... beginnings) {
        return values.keySet().stream()
                .filter(series -> Stream.of(beginnings).anyMatch(series::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of all series, without labels. */
    public Set<String> names() {
        return values.keySet().stream()
                .map(series -> series.replaceAll("\\{.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public double value(String series) {
        assertThat(values).containsKey(series);
        return values.get(series);
    }

    /** By how much it is more than it was. */
    public double since(Scrape before, String series) {
        return value(series) - before.value(series);
    }
}
