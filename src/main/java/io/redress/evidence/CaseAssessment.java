package io.redress.evidence;

import io.redress.cases.ClaimLine;
import io.redress.cases.ReturnCase;
import io.redress.orders.LineQuantity;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.EvidencePolicy;
import io.redress.policy.EvidenceQuestion;
import io.redress.policy.EvidenceType;
import io.redress.policy.SideFile;
import io.redress.security.Side;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Judges the evidence of a case as it is now: what was handed in and stands, and what the case holds besides (V5, V30). */
@Component
public class CaseAssessment {

    private final EvidencePolicy policy;
    private final Orders orders;
    private final EvidenceItems items;

    CaseAssessment(EvidencePolicy policy, Orders orders, EvidenceItems items) {
        this.policy = policy;
        this.orders = orders;
        this.items = items;
    }

    /** Stores nothing. A case whose question no row of a table answers is a {@link io.redress.policy.NoRuleMatched}. */
    public EvidenceAssessment of(ReturnCase subject) {
        return of(subject, orders.get(subject.orderId()), items.of(subject.number()));
    }

    /** The same for whoever has read the order and all evidence of the case already. */
    public EvidenceAssessment of(ReturnCase subject, Order order, List<EvidenceView> file) {
        List<EvidenceView> standing = file.stream().filter(EvidenceView::stands).toList();
        return policy.under(subject.rules())
                .assess(
                        new EvidenceQuestion(
                                order,
                                subject.effectiveChannel(),
                                subject.claim().reason(),
                                subject.claim().lines().stream()
                                        .map(CaseAssessment::quantity)
                                        .toList()),
                        fileOf(subject, Side.BUYER, standing),
                        fileOf(subject, Side.SELLER, standing));
    }

    private static SideFile fileOf(ReturnCase subject, Side side, List<EvidenceView> standing) {
        Set<EvidenceType> onFile = EnumSet.noneOf(EvidenceType.class);
        onFile.addAll(typesOf(standing, Submitter.MEDIATOR));
        subject.statement()
                .filter(statement -> statement.by() == side)
                .ifPresent(statement -> onFile.add(EvidenceType.STATEMENT));
        return new SideFile(typesOf(standing, Submitter.of(side)), onFile);
    }

    private static LineQuantity quantity(ClaimLine line) {
        return new LineQuantity(line.lineId(), line.quantity());
    }

    private static List<EvidenceType> typesOf(List<EvidenceView> standing, Submitter submitter) {
        return standing.stream()
                .filter(item -> item.submittedBy() == submitter)
                .map(EvidenceView::type)
                .toList();
    }
}
