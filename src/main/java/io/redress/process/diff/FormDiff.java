package io.redress.process.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.process.diff.Facts.Difference;
import io.redress.process.guard.ModelFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Compares two forms, field by field, by key. Texts and groups have none and go by id. */
final class FormDiff {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORDS = "only what people read";

    private static final Set<String> SKIPPED = Set.of("id", "key", "layout", "components");
    private static final Set<String> ABOUT_THE_FILE =
            Set.of("components", "exporter", "schemaVersion", "executionPlatform", "executionPlatformVersion", "type");
    private static final List<String> WORDS_ONLY =
            List.of("label", "description", "text", "appearance", "disabled", "readonly", "properties", "option");

    /** A field, or what stands between fields. */
    private record Field(
            String id, String type, String label, boolean isField, Facts facts, Facts options, String layout) {

        String where() {
            String shown = label.length() > 50 ? label.substring(0, 50).strip() + "…" : label;
            return (isField ? "field" : type) + (shown.isEmpty() ? "" : " \"" + shown + "\"");
        }
    }

    private final ModelFile before;
    private final ModelFile after;

    FormDiff(ModelFile before, ModelFile after) {
        this.before = before;
        this.after = after;
    }

    void changes(Consumer<Change> found) {
        JsonNode from = read(before);
        JsonNode to = read(after);
        String key = to.path("id").asText();
        Facts then = new Facts();
        Facts now = new Facts();
        from.properties().forEach(entry -> fileFact(then, entry));
        to.properties().forEach(entry -> fileFact(now, entry));
        for (Difference difference : then.differencesTo(now)) {
            boolean id = difference.name().equals("id");
            found.accept(new Change(
                    after.name(),
                    key,
                    Kind.CHANGED,
                    key,
                    "form",
                    inWords(difference),
                    id ? Step.MAJOR : Step.PATCH,
                    id ? "diagrams name the form by its id" : WORDS));
        }
        Map<String, Field> fieldsThen = fields(from);
        Map<String, Field> fieldsNow = fields(to);
        for (Field gone : fieldsThen.values()) {
            if (!fieldsNow.containsKey(gone.id())) {
                Step step = gone.isField() ? Step.MAJOR : Step.PATCH;
                found.accept(change(
                        key,
                        Kind.REMOVED,
                        gone,
                        "",
                        step,
                        gone.isField()
                                ? "what people fill in there is expected by the step, and by the forms that are open"
                                : WORDS));
            }
        }
        for (Field field : fieldsNow.values()) {
            Field earlier = fieldsThen.get(field.id());
            if (earlier == null) {
                Step step = field.isField() ? Step.MINOR : Step.PATCH;
                found.accept(change(
                        key, Kind.ADDED, field, "", step, field.isField() ? "people are asked for more" : WORDS));
            } else {
                changed(key, earlier, field, found);
            }
        }
        List<String> order = new ArrayList<>(fieldsNow.keySet());
        List<String> both =
                fieldsThen.keySet().stream().filter(fieldsNow::containsKey).toList();
        for (int place : Order.outOf(both.stream().map(order::indexOf).toList())) {
            found.accept(change(
                    key,
                    Kind.MOVED,
                    fieldsNow.get(both.get(place)),
                    "stands elsewhere in the form",
                    Step.PATCH,
                    WORDS));
        }
    }

    private void changed(String key, Field then, Field now, Consumer<Change> found) {
        List<String> details = new ArrayList<>();
        Step step = Step.NONE;
        String why = "";
        for (Difference difference : then.facts().differencesTo(now.facts())) {
            details.add(inWords(difference));
            Step called = step(difference.name());
            if (called.compareTo(step) > 0) {
                step = called;
                why = switch (called) {
                    case MAJOR -> "it gives a value of another type";
                    case MINOR -> "people are held to something else";
                    default -> WORDS;
                };
            }
        }
        for (Difference option : then.options().differencesTo(now.options())) {
            boolean renamed = !option.before().isEmpty() && !option.after().isEmpty();
            details.add(inWords(option.name(), option));
            Step called = renamed ? Step.PATCH : Step.MINOR;
            if (called.compareTo(step) > 0) {
                step = called;
                why = renamed ? WORDS : "people choose from something else";
            }
        }
        if (!details.isEmpty()) {
            found.accept(change(key, Kind.CHANGED, now, String.join("; ", details), step, why));
        } else if (!then.layout().equals(now.layout())) {
            found.accept(change(key, Kind.MOVED, now, "stands in another row or column", Step.PATCH, WORDS));
        }
    }

    private static String inWords(String option, Difference difference) {
        if (difference.before().isEmpty()) {
            return "new option \"" + option + "\"";
        }
        return difference.after().isEmpty()
                ? "no option \"" + option + "\" any more"
                : Facts.inWords("label of option \"" + option + "\"", difference.before(), difference.after(), "none");
    }

    private static Step step(String setting) {
        if (setting.equals("type")) {
            return Step.MAJOR;
        }
        return WORDS_ONLY.stream().anyMatch(setting::startsWith) ? Step.PATCH : Step.MINOR;
    }

    private Change change(String key, Kind kind, Field field, String details, Step step, String why) {
        return new Change(after.name(), key, kind, field.id(), field.where(), details, step, why);
    }

    private static void fileFact(Facts facts, Map.Entry<String, JsonNode> entry) {
        if (!ABOUT_THE_FILE.contains(entry.getKey())) {
            facts.put(entry.getKey(), plain(entry.getValue()));
        }
    }

    private static JsonNode read(ModelFile form) {
        try {
            return JSON.readTree(form.content());
        } catch (IOException reason) {
            throw new CannotRead(
                    form.name(),
                    "It is no form that can be read: "
                            + reason.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** The id by which diagrams name it. */
    static String id(ModelFile form) {
        return read(form).path("id").asText();
    }

    private static Map<String, Field> fields(JsonNode form) {
        Map<String, Field> fields = new LinkedHashMap<>();
        collect(form, fields);
        return fields;
    }

    private static void collect(JsonNode around, Map<String, Field> fields) {
        for (JsonNode component : around.path("components")) {
            Facts facts = new Facts();
            Facts options = new Facts();
            component.properties().forEach(entry -> {
                if (entry.getKey().equals("values")) {
                    entry.getValue()
                            .forEach(option -> options.put(
                                    option.path("value").asText(),
                                    option.path("label").asText()));
                } else if (!SKIPPED.contains(entry.getKey())) {
                    settings(entry.getKey(), entry.getValue(), facts);
                }
            });
            boolean isField = component.hasNonNull("key");
            String id = isField
                    ? component.path("key").asText()
                    : component.path("id").asText();
            String label = component.path("label").asText(component.path("text").asText(""));
            fields.put(
                    id,
                    new Field(
                            id,
                            component.path("type").asText("part"),
                            Xml.oneLine(label),
                            isField,
                            facts,
                            options,
                            component.path("layout").toString()));
            collect(component, fields);
        }
    }

    private static void settings(String name, JsonNode value, Facts facts) {
        if (value.isObject()) {
            value.properties()
                    .forEach(inner -> settings(
                            name.equals("validate") ? inner.getKey() : name + " " + inner.getKey(),
                            inner.getValue(),
                            facts));
        } else {
            facts.put(name, plain(value));
        }
    }

    private static String plain(JsonNode value) {
        return Xml.oneLine(value.isValueNode() ? value.asText() : value.toString());
    }

    private static String inWords(Difference difference) {
        return Facts.inWords(difference.name(), difference.before(), difference.after(), "none");
    }
}
