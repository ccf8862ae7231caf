package io.redress.process.handbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A form, as who fills it in sees it. */
record Questionnaire(String file, JsonNode form) {

    private static final Pattern CHOICE_IN_EXPRESSION =
            Pattern.compile("\\{label:\\s*\"([^\"]*)\",\\s*value:\\s*\"([^\"]*)\"}");

    String id() {
        return form.path("id").asText();
    }

    void addTo(Markdown page) {
        List<JsonNode> all = new ArrayList<>();
        collect(form, all);
        for (JsonNode part : all) {
            if (!part.has("key")) {
                page.paragraph(text(part));
            }
        }
        page.header("question", "answer", "asked", "hint");
        for (JsonNode part : all) {
            if (part.has("key")) {
                page.row(
                        part.path("label").asText() + (isRequired(part) ? " \\*" : ""),
                        answer(part),
                        ShownIf.inWords(
                                part.path("conditional").path("hide").asText(),
                                key -> label(all, key),
                                (key, word) -> choice(all, key, word)),
                        part.path("description").asText());
            }
        }
    }

    /** What the form itself says, without the heading, which Markdown would take for one of the page. */
    private static String text(JsonNode part) {
        return part.path("text")
                .asText()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private static void collect(JsonNode part, List<JsonNode> found) {
        for (JsonNode component : part.path("components")) {
            found.add(component);
            collect(component, found);
        }
    }

    private static boolean isRequired(JsonNode part) {
        return part.path("validate").path("required").asBoolean();
    }

    private static String answer(JsonNode part) {
        Map<String, String> choices = choices(part);
        if (!choices.isEmpty()) {
            return String.join("; ", choices.values());
        }
        JsonNode limits = part.path("validate");
        return switch (part.path("type").asText()) {
            case "checkbox" -> "yes or no";
            case "number" ->
                "a number"
                        + (limits.has("min") ? " from " + limits.path("min").asText() : "")
                        + (limits.has("max") ? " to " + limits.path("max").asText() : "");
            default ->
                "text"
                        + (limits.has("maxLength")
                                ? ", at most " + limits.path("maxLength").asText() + " characters"
                                : "");
        };
    }

    private static Map<String, String> choices(JsonNode part) {
        Map<String, String> choices = new LinkedHashMap<>();
        part.path("values")
                .forEach(value -> choices.put(
                        value.path("value").asText(), value.path("label").asText()));
        CHOICE_IN_EXPRESSION
                .matcher(part.path("valuesExpression").asText())
                .results()
                .forEach((MatchResult choice) -> choices.put(choice.group(2), choice.group(1)));
        return choices;
    }

    private static String label(List<JsonNode> all, String key) {
        return question(all, key).path("label").asText(key);
    }

    private static String choice(List<JsonNode> all, String key, String word) {
        return choices(question(all, key)).getOrDefault(word, word);
    }

    private static JsonNode question(List<JsonNode> all, String key) {
        return all.stream()
                .filter(part -> part.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key));
    }
}
