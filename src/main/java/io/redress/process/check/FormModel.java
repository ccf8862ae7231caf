package io.redress.process.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One form. */
public record FormModel(String file, String id, List<Question> questions) {

    private static final Pattern VALUE_IN_EXPRESSION = Pattern.compile("value:\\s*\"([^\"]*)\"");

    static FormModel of(String file, JsonNode form) {
        List<Question> questions = new ArrayList<>();
        collect(form, questions);
        return new FormModel(file, form.path("id").asText(), List.copyOf(questions));
    }

    private static void collect(JsonNode part, List<Question> questions) {
        for (JsonNode component : part.path("components")) {
            if (component.has("key")) {
                questions.add(Question.of(component));
            }
            collect(component, questions);
        }
    }

    /**
     * What a person fills in.
     *
     * @param words that can be chosen, fixed or worked out; empty for what is written
     * @param shownUnless under which condition it is hidden; empty if it never is
     */
    public record Question(String id, String key, String label, List<String> words, String shownUnless) {

        static Question of(JsonNode component) {
            Stream<String> fixed = StreamSupport.stream(component.path("values").spliterator(), false)
                    .map(value -> value.path("value").asText());
            Stream<String> workedOut = VALUE_IN_EXPRESSION
                    .matcher(component.path("valuesExpression").asText())
                    .results()
                    .map(match -> match.group(1));
            String key = component.path("key").asText();
            return new Question(
                    component.path("id").asText(key),
                    key,
                    component.path("label").asText(key),
                    Stream.concat(fixed, workedOut).distinct().toList(),
                    component.path("conditional").path("hide").asText());
        }
    }

    Optional<Question> question(String key) {
        return questions.stream().filter(question -> question.key().equals(key)).findFirst();
    }

    Finding finding(Question question, Rule rule, String sentence) {
        return new Finding(file, question.id(), "field \"" + question.label() + "\"", rule, sentence);
    }

    Finding finding(Rule rule, String sentence) {
        return new Finding(file, id, "form", rule, sentence);
    }
}
