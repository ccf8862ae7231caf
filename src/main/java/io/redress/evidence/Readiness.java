package io.redress.evidence;

import io.redress.cases.ReturnCase;
import io.redress.evidence.ReadinessView.Held;
import io.redress.evidence.ReadinessView.Needed;
import io.redress.evidence.ReadinessView.SideReadiness;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Requirement;
import io.redress.policy.SideSufficiency;
import io.redress.security.Caller;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells anybody in a case what its evidence would amount to now, before filing as well as later (V30). */
@Component
class Readiness {

    private final CaseAssessment assessment;
    private final EvidenceFile file;

    Readiness(CaseAssessment assessment, EvidenceFile file) {
        this.assessment = assessment;
        this.file = file;
    }

    /** For this caller: only who handed in a piece, and staff, learn that it waits to be scanned. */
    ReadinessView of(ReturnCase subject, Caller caller) {
        EvidenceAssessment assessed = assessment.of(subject);
        return new ReadinessView(
                assessed.requirements().burden(),
                assessed.requirements().burdenWords(),
                assessed.requirements().held().stream()
                        .map(held -> new Held(held.type(), held.words(), held.rule()))
                        .toList(),
                side(assessed.buyer()),
                side(assessed.seller()),
                file.of(subject.number(), caller).stream()
                        .filter(EvidenceView::isWaiting)
                        .map(EvidenceView::type)
                        .toList(),
                subject.evidenceRequest().map(EvidenceRequestView::of).orElse(null));
    }

    private static SideReadiness side(SideSufficiency side) {
        return new SideReadiness(
                side.verdict(), side.score(), side.words(), needed(side.missing()), needed(side.met()));
    }

    private static List<Needed> needed(List<Requirement> requirements) {
        return requirements.stream()
                .map(requirement -> new Needed(requirement.words(), requirement.anyOf(), requirement.rule()))
                .toList();
    }
}
