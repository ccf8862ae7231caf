package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.AwardedAmount;
import io.redress.cases.Cases;
import io.redress.cases.Outcome;
import io.redress.cases.RemedyCheck;
import io.redress.cases.ReturnCase;
import io.redress.cases.Wording;
import io.redress.evidence.EvidenceFile;
import io.redress.evidence.EvidenceView;
import io.redress.evidence.Submitter;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.AwardLimit;
import io.redress.policy.AwardLimitPolicy;
import io.redress.policy.AwardPart;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.policy.Rulings;
import io.redress.web.InvalidInput;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff may award: a remedy that fits the case, and not more than M3 allows. */
@Component
public class AwardCheck {

    private static final Set<RemedyType> WITH_RETURN =
            EnumSet.of(RemedyType.FULL_REFUND, RemedyType.RETURN_AND_REFUND, RemedyType.REPLACEMENT, RemedyType.REPAIR);
    private static final Set<EvidenceType> PROOF_OF_COSTS =
            EnumSet.of(EvidenceType.INVOICE, EvidenceType.RECEIPT, EvidenceType.TRANSACTION_RECORD);

    private final Cases cases;
    private final Orders orders;
    private final EvidenceFile evidence;
    private final AwardLimitPolicy limits;
    private final Rulings rulings;

    AwardCheck(Cases cases, Orders orders, EvidenceFile evidence, AwardLimitPolicy limits, Rulings rulings) {
        this.cases = cases;
        this.orders = orders;
        this.evidence = evidence;
        this.limits = limits;
        this.rulings = rulings;
    }

    /**
     * The award that a decision may make of these.
     *
     * @param returnRequired left out: only where the remedy implies it
     * @param incidentalCosts awarded on top of a remedy that pays money
     * @throws InvalidInput naming the field: the remedy is missing or in another currency, a return is required that
     *     makes no sense, or {@code award-exceeds-limit} with the figures (M3)
     */
    public Award check(
            ReturnCase subject,
            Award.Basis basis,
            @Nullable Remedy remedy,
            @Nullable Fault fault,
            @Nullable Boolean returnRequired,
            @Nullable Money incidentalCosts) {
        Order order = orders.get(subject.orderId());
        RemedyCheck.wellFormed(remedy, "remedy", order);
        if (fault == null) {
            throw new InvalidInput("missing-field", "fault", "Say whose fault it is: SELLER, BUYER, CARRIER or NONE.");
        }
        Remedy awarded = Objects.requireNonNull(remedy);
        Money costs = costs(incidentalCosts, awarded, order);
        Award award =
                new Award(basis, awarded, returnRequired(awarded, returnRequired, subject, order), fault, null, costs);
        refuseTooMuch(award, subject, order);
        return award;
    }

    /**
     * What can be awarded in a case as it stands, before anybody says what; stores nothing (M3).
     *
     * @param file the evidence of the case
     */
    public AwardRoom room(ReturnCase subject, Order order, List<EvidenceView> file) {
        return new AwardRoom(
                mostWithoutCosts(subject, order),
                order.payment().paid(),
                unpaidFreight(order),
                awardedElsewhere(subject, order),
                areProven(file));
    }

    private static @Nullable Money costs(@Nullable Money costs, Remedy remedy, Order order) {
        if (costs == null || costs.isZero()) {
            return null;
        }
        if (!costs.getCurrencyUnit().equals(order.currency())) {
            throw new InvalidInput(
                    "wrong-currency",
                    "incidentalCosts.currency",
                    "The order is in " + order.currency() + "; name the costs in it.");
        }
        if (costs.isNegative()) {
            throw new InvalidInput("invalid-amount", "incidentalCosts.amount", "Costs cannot be less than nothing.");
        }
        if (!remedy.type().paysMoney()) {
            throw new InvalidInput(
                    "costs-not-payable",
                    "incidentalCosts",
                    "Incidental costs are paid on top of a refund or a compensation, and "
                            + Wording.lower(remedy.type()) + " pays nothing.");
        }
        return costs;
    }

    private static boolean returnRequired(Remedy remedy, @Nullable Boolean asked, ReturnCase subject, Order order) {
        boolean implied = remedy.type() == RemedyType.RETURN_AND_REFUND;
        if (!implied && !Boolean.TRUE.equals(asked)) {
            return false;
        }
        if (!WITH_RETURN.contains(remedy.type())) {
            throw new InvalidInput(
                    "return-not-possible",
                    "returnRequired",
                    "With " + Wording.lower(remedy.type()) + " the buyer keeps the goods; nothing is sent back.");
        }
        if (subject.claim().reason().isNonDelivery() || !order.shipped()) {
            throw new InvalidInput(
                    "return-not-possible",
                    implied ? "remedy.type" : "returnRequired",
                    "The buyer cannot send back goods that never arrived.");
        }
        return true;
    }

    private void refuseTooMuch(Award award, ReturnCase subject, Order order) {
        Money total = AwardedAmount.of(award, subject, order);
        if (total.isZero()) {
            return;
        }
        Money costs = award.incidentalCosts() == null ? Money.zero(order.currency()) : award.incidentalCosts();
        AwardLimit limit = limits.under(subject.rules())
                .decide(
                        order.payment().paid(),
                        unpaidFreight(order),
                        costs,
                        !costs.isZero() && areProven(evidence.of(subject.number())));
        rulings.record(subject.number().value(), limit.ruling());
        Money elsewhere = awardedElsewhere(subject, order);
        if (!limit.permits(total.plus(elsewhere))) {
            throw new InvalidInput("award-exceeds-limit", "remedy.amount", explain(limit, total, elsewhere, costs));
        }
    }

    /** The freight counts besides what was paid, unless the payment covers it already. */
    private static Money unpaidFreight(Order order) {
        Money all = order.goodsValue().plus(order.freight());
        return order.payment().paid().isLessThan(all) ? order.freight() : Money.zero(order.currency());
    }

    private static boolean areProven(List<EvidenceView> file) {
        return file.stream()
                .anyMatch(item ->
                        item.stands() && item.submittedBy() == Submitter.BUYER && PROOF_OF_COSTS.contains(item.type()));
    }

    /** The same money cannot be awarded twice, in two cases about one order. */
    private Money awardedElsewhere(ReturnCase subject, Order order) {
        return cases.ofOrder(order.orderId()).stream()
                .filter(other -> !other.number().equals(subject.number()) && stillOwesOrPaid(other))
                .flatMap(other -> other.award().stream().map(award -> AwardedAmount.of(award, other, order)))
                .reduce(Money.zero(order.currency()), Money::plus);
    }

    private static boolean stillOwesOrPaid(ReturnCase other) {
        return !other.isClosed() || other.outcome() == Outcome.SETTLED || other.outcome() == Outcome.ENFORCED;
    }

    /** What an award in this case can be at most, before any costs (M3); nothing is kept of it. */
    Money mostWithoutCosts(ReturnCase subject, Order order) {
        return limits.under(subject.rules())
                .decide(order.payment().paid(), unpaidFreight(order), Money.zero(order.currency()), false)
                .limit();
    }

    private static String explain(AwardLimit limit, Money total, Money elsewhere, Money costs) {
        String parts = limit.parts().entrySet().stream()
                .filter(part ->
                        part.getKey() == AwardPart.PAID || !part.getValue().isZero())
                .map(part -> Wording.lower(part.getKey()) + " " + Wording.of(part.getValue()))
                .collect(Collectors.joining(" + "));
        StringBuilder text = new StringBuilder("The award comes to ")
                .append(Wording.of(total))
                .append(", and can be at most ")
                .append(Wording.of(limit.limit().minus(elsewhere)))
                .append(" (")
                .append(parts);
        if (!elsewhere.isZero()) {
            text.append(", less ").append(Wording.of(elsewhere)).append(" awarded in other cases of the order");
        }
        text.append(").");
        if (!costs.isZero() && !limit.parts().containsKey(AwardPart.INCIDENTAL_COSTS)) {
            text.append(" The incidental costs do not count: the buyer handed in no invoice, receipt or record of"
                    + " payment for them.");
        }
        return text.toString();
    }
}
