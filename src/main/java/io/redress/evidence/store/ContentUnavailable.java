package io.redress.evidence.store;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 503: the store lost a content or it no longer has its hash, until somebody brings it back from a copy (R1). */
public final class ContentUnavailable extends ApiProblem {

    private ContentUnavailable(String code, String detail, String sha256) {
        super(HttpStatus.SERVICE_UNAVAILABLE, code, detail, Map.of("sha256", sha256));
    }

    static ContentUnavailable missing(String sha256) {
        return new ContentUnavailable(
                "evidence-missing",
                "The store does not have this file at the moment. Its hash and all else about it are kept.",
                sha256);
    }

    static ContentUnavailable damaged(String sha256) {
        return new ContentUnavailable(
                "evidence-damaged",
                "The stored file is no longer what was handed in, so it is not shown. Its hash is kept.",
                sha256);
    }
}
