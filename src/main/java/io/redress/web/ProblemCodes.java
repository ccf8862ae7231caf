package io.redress.web;

import org.springframework.http.HttpStatusCode;

/** The codes of the failures that HTTP itself knows. */
final class ProblemCodes {

    private ProblemCodes() {}

    static String of(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "bad-request";
            case 401 -> "unauthorized";
            case 403 -> Forbidden.CODE;
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 409 -> "conflict";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 422 -> InvalidInput.CODE;
            case 429 -> "too-many-requests";
            case 503 -> "unavailable";
            default -> status.is5xxServerError() ? "internal-error" : "bad-request";
        };
    }
}
