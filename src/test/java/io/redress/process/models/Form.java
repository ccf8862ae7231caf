package io.redress.process.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One form of the analysts' folder. */
record Form(String name, JsonNode json) {

    private static final Pattern VALUE_IN_EXPRESSION = Pattern.compile("value: \"([A-Z_]+)\"");

    static Stream<Form> all() {
        return Model.files(Model.FOLDER.resolve("forms"), ".form").map(Form::read);
    }

    static Path path(String id) {
        return Model.FOLDER.resolve("forms").resolve(id + ".form");
    }

    private static Form read(Path path) {
        try {
            String file = path.getFileName().toString();
            return new Form(file.substring(0, file.lastIndexOf('.')), new ObjectMapper().readTree(path.toFile()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** What a person fills in; texts are left out. */
    Stream<JsonNode> fields() {
        return StreamSupport.stream(json.get("components").spliterator(), false)
                .filter(component -> component.has("key"));
    }

    Stream<String> keys() {
        return fields().map(field -> field.get("key").asText());
    }

    /** The values that a list of the form offers, whether fixed or worked out by an expression. */
    static List<String> values(JsonNode field) {
        Stream<String> fixed = StreamSupport.stream(field.path("values").spliterator(), false)
                .map(value -> value.get("value").asText());
        Stream<String> workedOut = VALUE_IN_EXPRESSION
                .matcher(field.path("valuesExpression").asText())
                .results()
                .map(match -> match.group(1));
        return Stream.concat(fixed, workedOut).distinct().toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
