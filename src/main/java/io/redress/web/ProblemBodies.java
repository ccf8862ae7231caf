package io.redress.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.StringUtils;

/** The form that every problem has in common. */
public final class ProblemBodies {

    private static final String TYPE = "urn:redress:problem:";

    private ProblemBodies() {}

    /** @param code lower case words with hyphens, from which type and title are made */
    public static ProblemDetail of(HttpStatusCode status, String code, @Nullable String detail) {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setType(URI.create(TYPE + code));
        body.setTitle(StringUtils.capitalize(code.replace('-', ' ')));
        body.setDetail(detail);
        body.setProperty("code", code);
        return body;
    }
}
