package io.redress.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.redress.web.Pages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What fails in the engine is told to its web applications in the shape that they show, and without its inner life: a
 * message with statements or classes in it stays here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class WebAppFailures extends OncePerRequestFilter {

    private static final String NO_WORDS = "The engine refused this, and has no words for it that help.";

    private final ObjectMapper json;

    WebAppFailures(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Pages.pathOf(request).startsWith("/camunda/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            Optional<byte[]> told = outside(answer.getContentAsByteArray());
            if (told.isPresent()) {
                answer.resetBuffer();
                answer.getOutputStream().write(told.get());
            }
        }
        answer.copyBodyToResponse();
    }

    /** Empty if everything may be told as it is. */
    private Optional<byte[]> outside(byte[] body) throws IOException {
        if (body.length == 0 || body[0] != '{' || !(json.readTree(body) instanceof ObjectNode failure)) {
            return Optional.empty();
        }
        String said = failure.path("message").textValue();
        String told = EngineWords.outside(said);
        if (said == null || Objects.equals(said, told)) {
            return Optional.empty();
        }
        return Optional.of(json.writeValueAsBytes(failure.put("message", told == null ? NO_WORDS : told)));
    }
}
