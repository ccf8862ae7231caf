package io.redress.process;

import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.cases.Wording;
import io.redress.evidence.EvidenceFile;
import io.redress.evidence.EvidenceRequestView;
import io.redress.mediation.Decisions;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.security.Side;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people read on a task before they open it. */
@Component
class TaskText {

    private static final int LONGEST_DESCRIPTION = 4_000;

    private final Orders orders;
    private final EvidenceFile evidence;
    private final Decisions decisions;

    TaskText(Orders orders, EvidenceFile evidence, Decisions decisions) {
        this.orders = orders;
        this.evidence = evidence;
        this.decisions = decisions;
    }

    /**
     * {@code Decide RC-7K3M-9QXW · damaged · 1,240.00 USD}: the verb of the diagram's label, then the case. Where both
     * sides have a step like it, {@code Submit RC-7K3M-9QXW · seller · …} tells whose it is.
     */
    String nameOf(String label, ReturnCase subject, @Nullable Step step) {
        String verb = label.split(" ", 2)[0];
        String whose = step == null || step.side() == null ? "" : Wording.lower(step.side()) + " · ";
        return verb + " " + subject.number() + " · " + whose
                + Wording.of(subject.claim().reason()) + " · " + Wording.of(subject.moneyAtStake());
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
                .append(subject.claim().linesInWords())
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
        if (step == Step.SIGN_DECISION) {
            text.append("\nDecided ").append(decisions.awaitingSignature(subject.number()));
        }
        // What people wrote comes last: it may be cut.
        text.append('\n').append(subject.claim().description());
        subject.statement()
                .ifPresent(statement -> text.append("\nExpected: ")
                        .append(statement.expected())
                        .append("\nReceived: ")
                        .append(statement.received()));
        return text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) : text.toString();
    }
}
