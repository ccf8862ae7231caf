package io.redress.evidence.inspection;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 415: a file is of a kind that is not taken as evidence. */
public final class MediaTypeNotAllowed extends ApiProblem {

    /** @param detected what the content is, not what its name says */
    MediaTypeNotAllowed(String detected) {
        super(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "media-type-not-allowed",
                "This file is %s. Taken as evidence are: %s.".formatted(detected, FileKind.IN_WORDS),
                Map.of("field", "file", "detected", detected));
    }
}
