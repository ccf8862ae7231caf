package io.redress.mediation;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.CaseNumber;
import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Wording;
import io.redress.orders.Orders;
import io.redress.policy.DeadlineName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings a decision to the parties: from here on it can be appealed, and no longer withdrawn or settled (M5, A1, N7). */
@Component
class Issuing {

    private final Orders orders;
    private final DecisionStore decisions;
    private final StatementOfReasons statements;
    private final MediationTerms terms;

    Issuing(Orders orders, DecisionStore decisions, StatementOfReasons statements, MediationTerms terms) {
        this.orders = orders;
        this.decisions = decisions;
        this.statements = statements;
        this.terms = terms;
    }

    Optional<String> standingInWords(CaseNumber number) {
        return decisions
                .standing(number)
                .map(decision -> "Decided: " + DecisionInWords.of(decision) + "\nReasons: " + decision.reasons());
    }

    void issue(ReturnCase subject, Instant now) {
        Decision made = decisions.pending(subject.number()).orElseThrow();
        Award award = made.award(Award.Basis.DECISION);
        subject.enter(Stage.DECIDED);
        terms.startAppealWindow(subject, now);
        subject.award(award);
        subject.losingSides(LosingSides.of(award, subject, orders.get(subject.orderId())));
        decisions.issue(made.id(), statements.ofDecision(subject, made, now), now);
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
