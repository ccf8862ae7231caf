package io.redress.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.redress.web.ApiProblem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person filled in was refused. The engine's REST answers with the same status and sentence as our API would, in
 * the shape that Tasklist shows; it puts words of its own around every failure of the engine's kind.
 */
final class FormRefused extends WebApplicationException {

    /** The engine's own does not know times. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    FormRefused(ApiProblem problem) {
        super(problem.getMessage(), problem, answer(problem));
    }

    /** What was refused, as our own callers are told. */
    ApiProblem problem() {
        return (ApiProblem) getCause();
    }

    private static Response answer(ApiProblem problem) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", problem.code());
        told.put("message", problem.getMessage());
        problem.extras().forEach((name, value) -> told.put(name, JSON.convertValue(value, Object.class)));
        return Response.status(problem.status().value())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(told)
                .build();
    }
}
