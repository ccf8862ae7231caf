package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.policy.DeadlineName;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Fault;
import io.redress.policy.Flag;
import io.redress.security.Side;
import java.util.ArrayList;
import java.util.List;

/** What would have changed the outcome, and what still can (M5). */
final class OtherOutcomes {

    private OtherOutcomes() {}

    static List<String> list(ReturnCase subject, Order order, Decision decision, EvidenceAssessment assessment) {
        List<String> ways = new ArrayList<>();
        for (Side side : LosingSides.of(decision.award(Award.Basis.DECISION), subject, order)) {
            assessment.of(side).missing().stream()
                    .map(missing -> "The case of the %s would have stood better with this: %s (%s)"
                            .formatted(side.label(), FactsFound.lowerFirst(missing.words()), missing.rule()))
                    .forEach(ways::add);
        }
        if (subject.has(Flag.NO_WRITTEN_SPECIFICATION)) {
            ways.add("With a written specification on the order, the goods could have been compared with what was"
                    + " agreed. (E50)");
        }
        if (subject.channel() == Channel.TRADE_ASSURANCE && subject.effectiveChannel() == Channel.OFFLINE) {
            ways.add("Had trade assurance covered the order, the buyer would not have had to prove everything."
                    + " (C1, C3)");
        }
        ways.add(onFault(decision.fault()));
        subject.deadline(DeadlineName.APPEAL_WINDOW).map(OtherOutcomes::appeal).ifPresent(ways::add);
        return ways;
    }

    private static String onFault(Fault found) {
        return switch (found) {
            case SELLER ->
                "Proof that the goods left as they were agreed, or were damaged after they were received, would have"
                        + " spoken for the seller. (F40)";
            case BUYER ->
                "Proof that the goods were not as agreed when they were received would have spoken for the buyer. (F20)";
            case CARRIER ->
                "Proof that the goods were not harmed on the way would have moved the fault to one of the parties."
                        + " (F30, F31)";
            case NONE ->
                "Proof of whose fault it was would have moved the fault, and with it who pays the freight."
                        + " (F20, F40)";
        };
    }

    private static String appeal(Deadline window) {
        return "New evidence, an error of procedure or a rule that was misapplied can still change it: either side may"
                + " appeal until " + DecisionInWords.day(window.dueAt()) + ". (A1, A2)";
    }
}
