package io.redress.evidence.store;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 503: the store lost a content or it no longer has its hash, until somebody brings it back from a copy (R1). */
public final class ContentUnavailable extends ApiProblem {

    /** Why a content cannot be given out. */
    public enum Kind {
        /** The store does not have it. */
        MISSING(
                "evidence-missing",
                "The store does not have this file at the moment. Its hash and all else about it are kept."),
        /** What the store has is something else. */
        DAMAGED(
                "evidence-damaged",
                "The stored file is no longer what was handed in, so it is not shown. Its hash is kept."),
        /** The store does not answer, or its disk fails. */
        UNREACHABLE(
                "evidence-unavailable",
                "The store of evidence cannot be reached at the moment. Try again in a few minutes.");

        private final String code;
        private final String detail;

        Kind(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }
    }

    private final Kind kind;

    private ContentUnavailable(Kind kind, Map<String, Object> extras) {
        super(HttpStatus.SERVICE_UNAVAILABLE, kind.code, kind.detail, extras);
        this.kind = kind;
    }

    static ContentUnavailable missing(String sha256) {
        return new ContentUnavailable(Kind.MISSING, Map.of("sha256", sha256));
    }

    static ContentUnavailable damaged(String sha256) {
        return new ContentUnavailable(Kind.DAMAGED, Map.of("sha256", sha256));
    }

    static ContentUnavailable unreachable(Throwable cause) {
        ContentUnavailable unreachable = new ContentUnavailable(Kind.UNREACHABLE, Map.of());
        unreachable.initCause(cause);
        return unreachable;
    }

    public Kind kind() {
        return kind;
    }
}
