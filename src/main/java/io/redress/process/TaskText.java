package io.redress.process;

import io.redress.cases.EvidenceRequest;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.cases.Wording;
import io.redress.evidence.EvidenceFile;
import io.redress.evidence.EvidenceRequestView;
import io.redress.mediation.HandOvers;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.orders.Orders;
import io.redress.policy.Flag;
import io.redress.security.Side;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people read on a task before they open it. */
@Component
class TaskText {

    private static final int LONGEST_DESCRIPTION = 4_000;

    private final Orders orders;
    private final EvidenceFile evidence;
    private final StepFacts facts;
    private final HandOvers handOvers;

    TaskText(Orders orders, EvidenceFile evidence, StepFacts facts, HandOvers handOvers) {
        this.orders = orders;
        this.evidence = evidence;
        this.facts = facts;
        this.handOvers = handOvers;
    }

    /**
     * {@code Decide RC-7K3M-9QXW · damaged · 1,240.00 USD}: the verb of the diagram's label, then the case. Where both
     * sides have a step like it, {@code Submit RC-7K3M-9QXW · seller · …} tells whose it is. A hazard is said at the end (E80).
     */
    String nameOf(String label, ReturnCase subject, @Nullable Step step) {
        String verb = label.split(" ", 2)[0];
        String whose =
                sideAt(step, subject).map(side -> Wording.lower(side) + " · ").orElse("");
        return verb + " " + subject.number() + " · " + whose
                + Wording.of(subject.claim().reason()) + " · " + Wording.of(subject.moneyAtStake())
                + (subject.has(Flag.SAFETY) ? " · safety" : "");
    }

    /** Whose step it is; empty where staff act, or where either side may. */
    private static Optional<Side> sideAt(@Nullable Step step, ReturnCase subject) {
        if (step == null) {
            return Optional.empty();
        }
        return switch (step) {
            case ANSWER_APPEAL -> Optional.ofNullable(subject.appellant()).map(Side::other);
            case ANSWER_CROSS_APPEAL -> Optional.ofNullable(subject.appellant());
            case ANSWER_EVIDENCE_REQUEST ->
                subject.evidenceRequest()
                        .map(EvidenceRequest::waitingFor)
                        .filter(sides -> sides.size() == 1)
                        .map(sides -> sides.iterator().next());
            default -> Optional.ofNullable(step.side());
        };
    }

    /** {@code 3 × Desk lamp, 1 × Shade}. */
    private static String goods(ReturnCase subject, Order order) {
        return subject.claim().lines().stream()
                .map(line -> line.quantity() + " × "
                        + order.lines().stream()
                                .filter(ordered -> ordered.lineId().equals(line.lineId()))
                                .map(OrderLine::description)
                                .findFirst()
                                .orElse(line.lineId()))
                .collect(Collectors.joining(", "));
    }

    /** The facts of the case in a few lines. */
    String describe(ReturnCase subject, @Nullable Step step) {
        Order order = orders.get(subject.orderId());
        StringBuilder text = new StringBuilder()
                .append("Buyer ")
                .append(subject.party(Side.BUYER).id())
                .append(", seller ")
                .append(subject.party(Side.SELLER).id())
                .append(", order ")
                .append(subject.orderId())
                .append(" (")
                .append(Wording.lower(subject.effectiveChannel()))
                .append(")\nClaimed: ")
                .append(goods(subject, order))
                .append(", worth ")
                .append(Wording.of(subject.claimedValue()))
                .append(" of ")
                .append(Wording.of(order.payment().paid()))
                .append(" paid")
                .append("\nAsks for: ")
                .append(Wording.of(subject.claim().requestedRemedy()));
        subject.evidenceRequest()
                .ifPresent(request -> text.append("\nAsked for: ")
                        .append(EvidenceRequestView.of(request).inWords()));
        if (subject.stage().isFormalDispute()) {
            text.append("\nEvidence: ").append(evidence.summary(subject.number()));
        }
        if (!subject.flags().isEmpty()) {
            text.append("\nFlags: ")
                    .append(subject.flags().stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
        if (step != null) {
            subject.handOver()
                    .filter(given -> step.isForStaff())
                    .flatMap(given -> handOvers.inWords(subject))
                    .ifPresent(note -> text.insert(0, note + "\n"));
            facts.of(subject, step).forEach(fact -> text.append('\n').append(fact));
        }
        // What people wrote comes last: it may be cut.
        text.append("\nThe buyer says: ").append(subject.claim().description());
        subject.statement()
                .ifPresent(statement -> text.append("\nExpected: ")
                        .append(statement.expected())
                        .append("\nReceived: ")
                        .append(statement.received()));
        return shortened(text.toString());
    }

    /** What a colleague wrote when the task changed hands stands above the facts. */
    static String withNote(String note, String description) {
        return shortened(note + "\n" + description);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) : text;
    }
}
