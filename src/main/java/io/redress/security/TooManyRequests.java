package io.redress.security;

import io.redress.web.ProblemBodies;
import io.redress.web.ProblemWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers 429, and says when to come again. */
@Component
class TooManyRequests {

    private final ProblemWriter problems;

    TooManyRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    /**
     * @param detail of what there was too much
     * @throws IOException if the client is gone
     */
    void answer(HttpServletResponse response, String detail, Allowance.Left left) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(left.retryAfter()));
        problems.write(ProblemBodies.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", detail), response);
    }
}
