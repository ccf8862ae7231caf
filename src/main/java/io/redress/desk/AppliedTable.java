package io.redress.desk;

import io.redress.policy.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule table that was applied to the case.
 *
 * @param latest what it says now
 * @param earlier what it said before, the latest first
 */
public record AppliedTable(String title, Application latest, List<Application> earlier) {

    /** Outputs that are told as a sentence. */
    private static final List<String> SENTENCES = List.of("explanation", "words", "basis", "alternative");

    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    /** One application of the table: what went in, which rows fitted, what came out. */
    public record Application(
            String result, String version, Instant at, List<Row> rows, Map<String, @Nullable Object> facts) {}

    /**
     * A row that fitted.
     *
     * @param rule such as {@code E32}
     * @param text what the rule says
     * @param sentences what it tells the parties, with the dates filled in
     */
    public record Row(String rule, String text, List<String> sentences, Map<String, Object> outputs) {}

    /** All tables, that which was applied last first. */
    static List<AppliedTable> of(List<Ruling> rulings) {
        Map<String, List<Ruling>> grouped = new LinkedHashMap<>();
        for (int index = rulings.size() - 1; index >= 0; index--) {
            grouped.computeIfAbsent(titleOf(rulings.get(index)), title -> new ArrayList<>())
                    .add(rulings.get(index));
        }
        return grouped.entrySet().stream()
                .map(table -> new AppliedTable(
                        table.getKey(),
                        application(table.getValue().get(0)),
                        table.getValue().stream()
                                .skip(1)
                                .map(AppliedTable::application)
                                .toList()))
                .toList();
    }

    /** A table that is asked for each side says two things at a time, and neither is older than the other. */
    private static String titleOf(Ruling ruling) {
        String title = Words.capital(Words.plain(ruling.table()));
        Object side = ruling.facts().get("side");
        Object deadline = ruling.facts().get("deadline");
        return side != null
                ? title + ": " + Words.plain(side.toString())
                : deadline != null ? title + ": " + TermWords.of(deadline.toString()) : title;
    }

    private static Application application(Ruling ruling) {
        return new Application(
                ruling.result(),
                ruling.versionTag() == null
                        ? "version " + ruling.version()
                        : ruling.versionTag() + " (version " + ruling.version() + ")",
                ruling.at(),
                ruling.hits().stream()
                        .map(hit -> new Row(
                                hit.rule(),
                                textOf(hit.annotation()),
                                SENTENCES.stream()
                                        .map(hit.outputs()::get)
                                        .filter(Objects::nonNull)
                                        .map(sentence -> filled(sentence.toString(), ruling.facts()))
                                        .toList(),
                                withoutSentences(hit.outputs())))
                        .toList(),
                ruling.facts());
    }

    private static String textOf(String annotation) {
        int colon = annotation.indexOf(':');
        return Words.capital(
                colon < 0 ? annotation : annotation.substring(colon + 1).strip());
    }

    private static Map<String, Object> withoutSentences(Map<String, Object> outputs) {
        Map<String, Object> others = new LinkedHashMap<>(outputs);
        SENTENCES.forEach(others::remove);
        return Collections.unmodifiableMap(others);
    }

    /** The dates that a sentence was computed from stand among the facts. */
    private static String filled(String sentence, Map<String, @Nullable Object> facts) {
        return BLANK.matcher(sentence)
                .replaceAll(blank -> Matcher.quoteReplacement(
                        String.valueOf(Objects.requireNonNullElse(facts.get(blank.group(1)), blank.group()))));
    }
}
