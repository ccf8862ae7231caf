package io.redress.process.guard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges one form. It is shown by Tasklist, in the browser of somebody who is signed in there. */
final class FormFile {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What people fill in, and plain text. Not: frames, HTML, pictures and documents from elsewhere. */
    private static final Set<String> COMPONENTS = BpmnWords.words("""
                    default group dynamiclist columns spacer separator text button textfield textarea number
                    checkbox checklist radio select taglist datetime table expression""");

    /** A tag, or an address that is not one of our pages. */
    private static final Pattern MARKUP =
            Pattern.compile("<[A-Za-z/!]|(?i)javascript\\s*:|data:\\w+/|https?://|\\(\\s*//");

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    private FormFile(String file) {
        this.file = file;
    }

    static List<Finding> judge(ModelFile form) {
        FormFile judge = new FormFile(form.name());
        try {
            judge.judgeForm(JSON.readTree(form.content()));
        } catch (JsonProcessingException unreadable) {
            judge.add(Rule.DOCUMENT, "It is no form that can be read: " + unreadable.getOriginalMessage());
        } catch (IOException unreadable) {
            judge.add(Rule.DOCUMENT, "It is no form that can be read: " + unreadable.getMessage());
        }
        return judge.findings;
    }

    /** The id by which diagrams name a form; empty if it cannot be read. */
    static String id(ModelFile form) {
        try {
            return JSON.readTree(form.content()).path("id").asText();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private void judgeForm(JsonNode form) {
        if (!form.path("id").isTextual()
                || form.path("id").asText().isBlank()
                || !form.path("components").isArray()) {
            add(Rule.DOCUMENT, "A form is a JSON object with an id and a list of components.");
            return;
        }
        Deque<JsonNode> open = new ArrayDeque<>();
        form.path("components").forEach(open::add);
        while (!open.isEmpty()) {
            JsonNode component = open.poll();
            judge(component);
            component.path("components").forEach(open::add);
        }
    }

    private void judge(JsonNode component) {
        String type = component.path("type").asText();
        if (!COMPONENTS.contains(type)) {
            add(
                    component,
                    "A component of type " + Expressions.quoted(type) + " may load or run something from elsewhere."
                            + " Use text and fields.");
        }
        if (type.equals("text")
                && MARKUP.matcher(component.path("text").asText()).find()) {
            add(component, "Its text has HTML or an address in it. Write plain text.");
        }
    }

    private void add(JsonNode component, String sentence) {
        String id = component.path("id").asText(component.path("key").asText("?"));
        String label = component.path("label").asText();
        findings.add(new Finding(
                file,
                id,
                label.isBlank() ? "component" : "component " + Expressions.quoted(label),
                Rule.FORM_CONTENT,
                sentence));
    }

    private void add(Rule rule, String sentence) {
        findings.add(Finding.ofFile(file, rule, sentence));
    }
}
