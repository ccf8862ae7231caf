package io.redress.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes how operations fail, which they all do in the same form. What only a few answer is said at their methods by
 * {@code @ApiResponse}; the form is added here, too.
 */
@Component
class ProblemAnswers implements OpenApiCustomizer {

    private static final String SCHEMA = "Problem";

    private static final Set<HttpMethod> READING = EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final TreeMap<String, String> WORDS = new TreeMap<>();

    static {
        WORDS.put("400", "Not readable");
        WORDS.put("401", "No token that is valid now");
        WORDS.put("403", "Not for this caller");
        WORDS.put("404", "No such thing, or not for this caller");
        WORDS.put("406", "Not to be had as what was asked for");
        WORDS.put("409", "Not now; an action that is not available brings along what is");
        WORDS.put("410", "No more");
        WORDS.put("412", "Another version of tus");
        WORDS.put("413", "Too much");
        WORDS.put("415", "Not such a body, or not such a file");
        WORDS.put("416", "No such part");
        WORDS.put("422", "A value that cannot be");
        WORDS.put("423", "In use");
        WORDS.put("503", "Not at this moment");
    }

    @Override
    public void customise(OpenAPI api) {
        // Not before: what nothing refers to is thrown away before this is run.
        api.getComponents().addSchemas(SCHEMA, schema());
        api.getPaths().values().forEach(path -> path.readOperationsMap().forEach(ProblemAnswers::describe));
    }

    private static void describe(HttpMethod method, Operation operation) {
        Set<String> statuses = new java.util.TreeSet<>(Set.of("400", "401", "403", "404", "406", "422"));
        if (!READING.contains(method)) {
            statuses.addAll(Set.of("409", "413", "415"));
        }
        operation.getResponses().keySet().stream().filter(WORDS::containsKey).forEach(statuses::add);
        statuses.forEach(status -> operation.getResponses().addApiResponse(status, answer(WORDS.get(status))));
        operation.getResponses().addApiResponse("default", answer("A problem, told apart by its code"));
    }

    private static ApiResponse answer(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA))));
    }

    /** What every problem has; some have more. */
    private static Schema<?> schema() {
        Schema<?> error =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema().description("For people; may change"))
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("For programs; never changes"))
                .addProperty("field", new StringSchema().description("The path of the field that is wrong"))
                .addProperty("errors", new ArraySchema().items(error).description("All fields that are wrong"))
                .additionalProperties(true);
    }
}
