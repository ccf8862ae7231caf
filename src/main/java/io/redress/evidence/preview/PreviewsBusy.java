package io.redress.evidence.preview;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 503: as many pictures are being made, and waited for, as this machine takes on. */
public final class PreviewsBusy extends ApiProblem {

    PreviewsBusy() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "previews-busy",
                "Many previews are being made at this moment. Ask again in a few seconds.",
                Map.of());
    }
}
