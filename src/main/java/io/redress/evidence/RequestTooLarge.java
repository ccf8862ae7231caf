package io.redress.evidence;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 413: more files, or more bytes, than one request may bring. */
final class RequestTooLarge extends ApiProblem {

    RequestTooLarge(EvidenceProperties.PerRequest most) {
        super(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "request-too-large",
                "One request may bring %d files with %s together. Send several, or upload a large file in pieces."
                        .formatted(most.pieces(), LimitReached.size(most.bytes().toBytes())),
                Map.of(
                        "field",
                        "file",
                        "maxPieces",
                        most.pieces(),
                        "maxBytes",
                        most.bytes().toBytes()));
    }
}
