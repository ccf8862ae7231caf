package io.redress.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the service says of itself at {@code /v3/api-docs}, to generate requests from and to hold answers against. */
final class ApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<JsonNode, JsonSchema> validators = new HashMap<>();

    ApiContract(JsonNode document) {
        this.document = document.deepCopy();
        for (JsonNode schema : this.document.at("/components/schemas")) {
            takeAtItsWord(schema);
        }
        this.document.path("paths").properties().forEach(path -> {
            takeAtItsWord(path.getValue());
            METHODS.stream()
                    .filter(path.getValue()::has)
                    .forEach(method -> operations.add(
                            new Operation(method, path.getKey(), path.getValue().path(method))));
        });
    }

    record Operation(String method, String path, JsonNode description) {

        JsonNode parameters() {
            return description.path("parameters");
        }

        /** The media type of its body, if it takes one. */
        Optional<String> takes() {
            return description.at("/requestBody/content").properties().stream()
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        JsonNode body() {
            return description
                    .at("/requestBody/content")
                    .path(takes().orElseThrow())
                    .path("schema");
        }

        @Override
        public String toString() {
            return method.toUpperCase() + " " + path;
        }
    }

    List<Operation> operations() {
        return operations;
    }

    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    /** In what an answer is not as the document says: nothing, if all is well. */
    List<String> complaints(Operation operation, int status, String contentType, byte[] body) {
        JsonNode response = operation.description().path("responses").path(String.valueOf(status));
        if (response.isMissingNode()) {
            return List.of("answers %d, which is not described".formatted(status));
        }
        if (operation.method().equals("head")) {
            return List.of();
        }
        String mediaType = contentType.split(";", 2)[0].trim();
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return body.length == 0
                    ? List.of()
                    : List.of("answers %d with a body that is not described".formatted(status));
        }
        if (body.length == 0) {
            return List.of("answers %d without the body that is described".formatted(status));
        }
        if (!content.has(mediaType) && !content.has("*/*")) {
            return List.of("answers %d as %s, which is not described".formatted(status, mediaType));
        }
        if (!mediaType.endsWith("json")) {
            return List.of();
        }
        JsonNode schema = content.path(mediaType).path("schema");
        return validators.computeIfAbsent(schema, this::validator).validate(parsed(body)).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> "answers %d with a body that is not as described: %s".formatted(status, message))
                .toList();
    }

    /** The validator looks for what is referred to among a schema's own definitions only. */
    private JsonSchema validator(JsonNode schema) {
        ObjectNode root = JSON.createObjectNode();
        root.set("allOf", JSON.createArrayNode().add(schema));
        root.set("$defs", document.at("/components/schemas"));
        String text = root.toString().replace("#/components/schemas/", "#/$defs/");
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        text,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + new String(body, StandardCharsets.UTF_8), broken);
        }
    }

    /** What the document does not name is not there. */
    private static void takeAtItsWord(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiContract::takeAtItsWord);
    }
}
