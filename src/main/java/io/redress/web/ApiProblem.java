package io.redress.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A failure that the caller is told about, as {@code application/problem+json} (RFC 9457). Its code is part of the API
 * and never changes; its detail is for people and may.
 */
public abstract class ApiProblem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> extras;

    /**
     * @param code lower case words with hyphens
     * @param detail one or two sentences, without anything internal
     * @param extras further members of the JSON
     */
    protected ApiProblem(HttpStatus status, String code, String detail, Map<String, Object> extras) {
        super(detail);
        this.status = status;
        this.code = code;
        this.extras = extras;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> extras() {
        return extras;
    }

    /** The body of the answer. */
    public ProblemDetail body() {
        ProblemDetail body = ProblemBodies.of(status, code, getMessage());
        extras.forEach(body::setProperty);
        return body;
    }
}
