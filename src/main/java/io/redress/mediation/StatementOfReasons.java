package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.ReturnCase;
import io.redress.cases.Wording;
import io.redress.evidence.EvidenceFile;
import io.redress.mediation.print.StatementHeading;
import io.redress.orders.Order;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what the parties read of a decision, in plain language: the facts found, the evidence each rests on, the rules
 * applied with their rows, and what would have changed the outcome (M5).
 */
@Component
class StatementOfReasons {

    private final EvidenceFile evidence;
    private final Rulings rulings;

    StatementOfReasons(EvidenceFile evidence, Rulings rulings) {
        this.evidence = evidence;
        this.rulings = rulings;
    }

    /** Of the decision of a dispute, as the evidence was judged when it is issued. */
    String ofDecision(ReturnCase subject, Order order, Decision decision, EvidenceAssessment assessment, Instant at) {
        String number = subject.number().value();
        List<Ruling> applied = rulings.of(number);
        List<String> facts = new ArrayList<>(FactsFound.recorded(subject, order));
        facts.addAll(FactsFound.shown(subject, assessment, evidence.of(subject.number())));
        return new Paragraphs()
                .add("Decision of " + DecisionInWords.day(at) + " in case " + number, DecisionInWords.of(decision))
                .add(StatementHeading.FACTS, facts)
                .add(
                        StatementHeading.REMEDY,
                        RemedyComputed.list(
                                decision.remedy(), decision.incidentalCosts(), subject, order, limit(applied)))
                .add(StatementHeading.REASONS, decision.reasons())
                .add(StatementHeading.RULES, List.copyOf(RulesApplied.list(subject, applied)))
                .add(StatementHeading.OTHER_OUTCOMES, OtherOutcomes.list(subject, order, decision, assessment))
                .toString();
    }

    /** What an award can be at most, as the table said when the decision was made (M3). */
    private static @Nullable Money limit(List<Ruling> applied) {
        return applied.stream()
                .filter(ruling -> ruling.table().equals("award-limit"))
                .reduce((earlier, later) -> later)
                .map(ruling -> Money.parse(ruling.result()))
                .orElse(null);
    }

    /** Of what was decided about an objection (S2). */
    String ofObjection(ReturnCase subject, Decision decision, Award before, Instant at) {
        return new Paragraphs()
                .add(
                        "Decision of " + DecisionInWords.day(at) + " on an objection in case " + subject.number(),
                        DecisionInWords.of(decision))
                .add(
                        StatementHeading.BEFORE,
                        "What had to be performed until now: " + Wording.of(before.remedy()) + ".")
                .add(StatementHeading.REASONS, decision.reasons())
                .add(
                        StatementHeading.RULE,
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
                        .add(StatementHeading.CHANGES, changes(decision, before))
                        .add(StatementHeading.SAID, heard)
                        .add(StatementHeading.REASONS, decision.reasons())
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
