package io.redress.appeal;

import io.redress.audit.CaseEventType;
import io.redress.cases.ReturnCase;
import io.redress.mediation.DecisionOnAppeal;
import io.redress.policy.AppealFacts;
import io.redress.policy.AppealPolicy;
import io.redress.policy.DeadlineName;
import io.redress.policy.Rulings;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Judges an appeal as it comes in, by the admissibility table (A1, A2). */
@Component
class Admissibility {

    private final AppealPolicy policy;
    private final AppealStore appeals;
    private final AppealEvidence evidence;
    private final DecisionOnAppeal decisions;
    private final Rulings rulings;

    Admissibility(
            AppealPolicy policy,
            AppealStore appeals,
            AppealEvidence evidence,
            DecisionOnAppeal decisions,
            Rulings rulings) {
        this.policy = policy;
        this.appeals = appeals;
        this.evidence = evidence;
        this.decisions = decisions;
        this.rulings = rulings;
    }

    /** When the decision that can be appealed was issued, UTC. */
    Instant decidedAt(ReturnCase subject) {
        return decisions.issuedAt(subject);
    }

    /** Admits the appeal or refuses it, tells why, and says which. */
    boolean judge(ReturnCase subject, Appeal filed, Instant now) {
        boolean withinWindow = subject.deadline(DeadlineName.APPEAL_WINDOW)
                .filter(window -> now.isBefore(window.dueAt()))
                .isPresent();
        io.redress.policy.Admissibility ruled = policy.under(subject.rules())
                .admissibility(new AppealFacts(
                        filed.by(),
                        filed.ground(),
                        evidence.isNew(subject.number(), filed.evidenceIds(), decisions.issuedAt(subject)),
                        !filed.explanation().isBlank(),
                        subject.hasAppealed(filed.by()),
                        withinWindow));
        rulings.record(subject.number().value(), ruled.ruling());
        if (ruled.admissible()) {
            admit(subject, filed, now);
        } else {
            refuse(subject, filed, String.join(" ", ruled.explanations()), now);
        }
        return ruled.admissible();
    }

    private void admit(ReturnCase subject, Appeal filed, Instant now) {
        boolean cross = subject.appellant() != null;
        appeals.admit(filed.id());
        subject.appealBy(filed.by(), filed.id());
        subject.record(
                now,
                CaseEventType.APPEALED,
                filed.actor(),
                Map.of(
                        "appealId",
                        filed.id().toString(),
                        "by",
                        filed.by(),
                        "ground",
                        filed.ground(),
                        "explanation",
                        filed.explanation(),
                        "evidenceIds",
                        filed.evidenceIds().stream().map(Object::toString).toList(),
                        "crossAppeal",
                        cross));
    }

    private void refuse(ReturnCase subject, Appeal filed, String because, Instant now) {
        appeals.refuse(filed.id(), because);
        subject.record(
                now,
                CaseEventType.APPEAL_REFUSED,
                filed.actor(),
                Map.of(
                        "appealId",
                        filed.id().toString(),
                        "by",
                        filed.by(),
                        "ground",
                        filed.ground(),
                        "explanation",
                        filed.explanation(),
                        "because",
                        because));
    }
}
