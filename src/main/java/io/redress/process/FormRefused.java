package io.redress.process;

import io.redress.web.ApiProblem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * What a person filled in was refused. The engine's REST answers with the same status and sentence as our API would, in
 * the shape that Tasklist shows; it puts words of its own around every failure of the engine's kind.
 */
final class FormRefused extends WebApplicationException {

    FormRefused(ApiProblem problem) {
        super(problem.getMessage(), problem, answer(problem));
    }

    /** What was refused, as our own callers are told. */
    ApiProblem problem() {
        return (ApiProblem) getCause();
    }

    private static Response answer(ApiProblem problem) {
        return Response.status(problem.status().value())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("type", problem.code(), "message", problem.getMessage()))
                .build();
    }
}
