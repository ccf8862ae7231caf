package io.redress.evidence;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ReturnCase;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Requirement;
import io.redress.policy.Rulings;
import io.redress.policy.SideSufficiency;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Judges how far the evidence of a locked case goes, and keeps the rulings and the log of it (V30). */
@Component
class Sufficiency {

    private final CaseAssessment assessment;
    private final Rulings rulings;

    Sufficiency(CaseAssessment assessment, Rulings rulings) {
        this.assessment = assessment;
        this.rulings = rulings;
    }

    EvidenceAssessment judge(ReturnCase subject, Instant now) {
        EvidenceAssessment assessed = assessment.of(subject);
        rulings.record(subject.number().value(), assessed.rulings());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("burden", assessed.requirements().burden().name());
        data.put("buyer", dataOf(assessed.buyer()));
        data.put("seller", dataOf(assessed.seller()));
        subject.record(now, CaseEventType.SUFFICIENCY_ASSESSED, Actor.SERVICE, data);
        return assessed;
    }

    private static Map<String, Object> dataOf(SideSufficiency side) {
        return Map.of(
                "verdict",
                side.verdict().name(),
                "score",
                side.score(),
                "missing",
                side.missing().stream().map(Requirement::words).toList());
    }
}
