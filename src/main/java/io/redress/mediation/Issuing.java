package io.redress.mediation;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.CaseNumber;
import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Wording;
import io.redress.evidence.CaseAssessment;
import io.redress.mediation.precedents.Granted;
import io.redress.mediation.precedents.Matter;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.DeadlineName;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Rulings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings a decision to the parties: from here on it can be appealed, and no longer withdrawn or settled (M5, A1, N7). */
@Component
class Issuing {

    private final Orders orders;
    private final CaseAssessment assessments;
    private final Rulings rulings;
    private final DecisionStore decisions;
    private final IssuedDecisions issued;
    private final StatementOfReasons statements;
    private final MediationTerms terms;

    Issuing(
            Orders orders,
            CaseAssessment assessments,
            Rulings rulings,
            DecisionStore decisions,
            IssuedDecisions issued,
            StatementOfReasons statements,
            MediationTerms terms) {
        this.orders = orders;
        this.assessments = assessments;
        this.rulings = rulings;
        this.decisions = decisions;
        this.issued = issued;
        this.statements = statements;
        this.terms = terms;
    }

    Optional<String> standingInWords(CaseNumber number) {
        return decisions
                .standing(number)
                .map(decision -> "Decided: " + DecisionInWords.of(decision) + "\nReasons: " + decision.reasons());
    }

    /** Judges the evidence as it lies in the file now, and keeps those rulings. */
    void issue(ReturnCase subject, Instant now) {
        Decision made = decisions.pending(subject.number()).orElseThrow();
        Award award = made.award(Award.Basis.DECISION);
        subject.enter(Stage.DECIDED);
        terms.startAppealWindow(subject, now);
        subject.award(award);
        Order order = orders.get(subject.orderId());
        subject.losingSides(LosingSides.of(award, subject, order));
        EvidenceAssessment assessment = assessments.of(subject);
        rulings.record(subject.number().value(), assessment.rulings());
        issued.issue(
                made.id(),
                statements.ofDecision(subject, order, made, assessment, now),
                now,
                Matter.of(subject, order, assessment),
                Granted.of(award, subject, order));
        subject.record(
                now,
                CaseEventType.DECISION_ISSUED,
                Actor.SERVICE,
                Map.of(
                        "decisionId",
                        made.id().toString(),
                        "remedy",
                        Wording.of(made.remedy()),
                        "fault",
                        made.fault(),
                        "returnRequired",
                        made.returnRequired(),
                        "reasons",
                        made.reasons(),
                        "sha256",
                        made.digest(),
                        "appealUntil",
                        subject.deadline(DeadlineName.APPEAL_WINDOW)
                                .map(Deadline::dueAt)
                                .orElseThrow()
                                .toString()));
    }
}
