package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.ReturnCase;
import io.redress.cases.Wording;
import io.redress.evidence.CaseAssessment;
import io.redress.evidence.EvidenceFile;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes what the parties read of a decision, in plain language: the facts found, the evidence each rests on, the rules
 * applied with their rows, and what would have changed the outcome (M5).
 */
@Component
class StatementOfReasons {

    private final Orders orders;
    private final EvidenceFile evidence;
    private final CaseAssessment assessments;
    private final Rulings rulings;

    StatementOfReasons(Orders orders, EvidenceFile evidence, CaseAssessment assessments, Rulings rulings) {
        this.orders = orders;
        this.evidence = evidence;
        this.assessments = assessments;
        this.rulings = rulings;
    }

    /** Of the decision of a dispute; judges the evidence as it lies in the file now, and keeps those rulings. */
    String ofDecision(ReturnCase subject, Decision decision, Instant at) {
        Order order = orders.get(subject.orderId());
        String number = subject.number().value();
        EvidenceAssessment assessment = assessments.of(subject);
        rulings.record(number, assessment.rulings());
        List<Ruling> applied = rulings.of(number);
        List<String> facts = new ArrayList<>(FactsFound.recorded(subject, order));
        facts.addAll(FactsFound.shown(subject, assessment, evidence.of(subject.number())));
        return new Paragraphs()
                .add("Decision of " + DecisionInWords.day(at) + " in case " + number, DecisionInWords.of(decision))
                .add("The facts, and what each rests on", facts)
                .add("The reasons", decision.reasons())
                .add("The rules applied", List.copyOf(RulesApplied.list(subject, applied)))
                .add("What would have changed the outcome", OtherOutcomes.list(subject, order, decision, assessment))
                .toString();
    }

    /** Of what was decided about an objection (S2). */
    String ofObjection(ReturnCase subject, Decision decision, Award before, Instant at) {
        return new Paragraphs()
                .add(
                        "Decision of " + DecisionInWords.day(at) + " on an objection in case " + subject.number(),
                        DecisionInWords.of(decision))
                .add("Before", "What had to be performed until now: " + Wording.of(before.remedy()) + ".")
                .add("The reasons", decision.reasons())
                .add(
                        "The rule applied",
                        "S2: goods that fail their inspection are for a mediator to decide about;"
                                + " the award never becomes more than it was.")
                .toString();
    }

    /**
     * Of a decision on appeal, with the statement it reviews below.
     *
     * @param heard what the parties said, a sentence each
     */
    String ofAppeal(ReturnCase subject, Decision decision, Decision before, List<String> heard, Instant at) {
        String outcome = Wording.lower(decision.status());
        return new Paragraphs()
                        .add(
                                "Decision of " + DecisionInWords.day(at) + " on appeal in case " + subject.number(),
                                "The decision is " + outcome + ". This is final. (A4) " + DecisionInWords.of(decision))
                        .add("What the appeal changed", changes(decision, before))
                        .add("What was said", heard)
                        .add("The reasons", decision.reasons())
                        .toString()
                + "\n\n" + before.statement();
    }

    private static List<String> changes(Decision now, Decision before) {
        List<String> changes = new ArrayList<>();
        if (!now.remedy().equals(before.remedy())) {
            changes.add("Remedy: %s, before: %s.".formatted(Wording.of(now.remedy()), Wording.of(before.remedy())));
        }
        if (now.fault() != before.fault()) {
            changes.add(DecisionInWords.fault(now.fault()) + " Before: " + DecisionInWords.fault(before.fault()));
        }
        if (now.returnRequired() != before.returnRequired()) {
            changes.add(now.returnRequired() ? "The goods now go back." : "The goods no longer go back.");
        }
        if (changes.isEmpty()) {
            changes.add("Nothing: it stands as it was.");
        }
        return changes;
    }
}
