package io.redress.evidence;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 410: the content was erased; its hash stays, and the log of the case says when and why. */
class EvidenceErased extends ApiProblem {

    private EvidenceErased(EvidenceView evidence) {
        super(
                HttpStatus.GONE,
                "evidence-erased",
                "The content of this piece was erased; the timeline of the case says why.",
                Map.of("erasedAt", String.valueOf(evidence.erasedAt())));
    }

    /** @throws EvidenceErased if it was */
    static void check(EvidenceView evidence) {
        if (evidence.erasedAt() != null) {
            throw new EvidenceErased(evidence);
        }
    }
}
