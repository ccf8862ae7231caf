package io.redress.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.redress.web.ProblemBodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What fails in the engine is told as a problem, as everything else here, and without its inner life. The sentence stands
 * a second time as {@code message}, and what is wrong with a model as {@code details}: Camunda Modeler shows these.
 */
final class EngineFailures extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(EngineFailures.class);

    /** What we add ourselves to a refusal that a case gives. */
    private static final List<String> STATE_OF_CASE = List.of("stage", "availableActions");

    private final ObjectMapper json;

    EngineFailures(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            byte[] told = json.writeValueAsBytes(problem(request, answer));
            answer.resetBuffer();
            answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            answer.getOutputStream().write(told);
        }
        answer.copyBodyToResponse();
    }

    private ProblemDetail problem(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        JsonNode failure = read(answer.getContentAsByteArray());
        HttpStatus status = statusOf(answer.getStatus(), failure.path("type").asText());
        answer.setStatus(status.value());
        String said = failure.path("type").asText().equals("NullPointerException")
                ? null
                : EngineWords.outside(failure.path("message").textValue());
        if (status.is5xxServerError()) {
            log.warn("The engine failed at {} {}: {}", request.getMethod(), request.getRequestURI(), said);
        }
        String told = said != null ? said : "The engine refused this, and has no words for it that help.";
        ProblemDetail problem = ProblemBodies.of(status, codeOf(status), told);
        problem.setProperty("message", told);
        if (failure.has("details")) {
            problem.setProperty("details", outside(failure.get("details")));
        }
        for (String state : STATE_OF_CASE) {
            if (failure.has(state)) {
                problem.setProperty(state, failure.get(state));
            }
        }
        return problem;
    }

    /** Somebody else was first, or a body that lacks what it must have: neither is a failure of the service. */
    private static HttpStatus statusOf(int status, String type) {
        return switch (type) {
            case "OptimisticLockingException" -> HttpStatus.CONFLICT;
            case "NullPointerException", "IllegalArgumentException", "ClassCastException" -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.valueOf(status);
        };
    }

    private static String codeOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "forbidden";
            default -> status.is5xxServerError() ? "engine-failed" : "engine-refused";
        };
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            return read == null ? json.createObjectNode() : read;
        } catch (IOException notJson) {
            return json.createObjectNode();
        }
    }

    private static JsonNode outside(JsonNode details) {
        if (details instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(outside(field.getValue()));
            }
        } else if (details instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, outside(array.get(index)));
            }
        } else if (details.isTextual()) {
            String told = EngineWords.outside(details.textValue());
            return TextNode.valueOf(told == null ? "" : told);
        }
        return details;
    }
}
