package io.redress.cases;

import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.Eligibility;
import io.redress.policy.EligibilityPolicy;
import io.redress.policy.OpenedUnder;
import io.redress.policy.OrderStanding;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a claim is eligible now, seen together with the other cases about its order (E10 to E90). */
@Component
class CaseEligibility {

    private final Cases cases;
    private final Orders orders;
    private final EligibilityPolicy policy;
    private final Clock clock;

    CaseEligibility(Cases cases, Orders orders, EligibilityPolicy policy, Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.policy = policy;
        this.clock = clock;
    }

    /** Of a claim that is no case yet, so that no other case can stand in its way. */
    Eligibility of(Claim claim, Order order) {
        return judge(claim, order, order.channel(), null, OpenedUnder.TODAY);
    }

    Eligibility of(ReturnCase subject, Order order) {
        return judge(
                subject.claim(),
                order,
                subject.effectiveChannel(),
                caseThatCovers(subject, order).orElse(null),
                subject.rules());
    }

    /** Whether the request of a case would be eligible if it were made now (N4). */
    boolean holdsStill(ReturnCase subject) {
        return of(subject, orders.get(subject.orderId())).eligible();
    }

    private Eligibility judge(
            Claim claim, Order order, Channel effectiveChannel, @Nullable String coveredBy, OpenedUnder rules) {
        return policy.under(rules)
                .decide(
                        new io.redress.policy.Claim(
                                claim.reason(),
                                claim.pieces(),
                                claim.requestedRemedy(),
                                claim.latentDefect(),
                                claim.safetyHazard(),
                                claim.furtherPaymentAsked()),
                        new OrderStanding(order, effectiveChannel, wasRefunded(order), coveredBy),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** E70: another open case that leaves too little of a claimed line. */
    private Optional<String> caseThatCovers(ReturnCase subject, Order order) {
        List<ReturnCase> others = cases.ofOrder(order.orderId()).stream()
                .filter(other -> !other.number().equals(subject.number()) && !other.isClosed())
                .toList();
        for (ClaimLine line : subject.claim().lines()) {
            int ordered = order.line(line.lineId()).orElseThrow().quantity();
            int claimed = line.quantity();
            for (ReturnCase other : others) {
                int covered = other.claim().lines().stream()
                        .filter(its -> its.lineId().equals(line.lineId()))
                        .mapToInt(ClaimLine::quantity)
                        .sum();
                claimed += covered;
                if (covered > 0 && claimed > ordered) {
                    return Optional.of(other.number().value());
                }
            }
        }
        return Optional.empty();
    }

    /** E43: whether another case about the order has already ended in money. */
    private boolean wasRefunded(Order order) {
        return cases.ofOrder(order.orderId()).stream()
                .anyMatch(other -> other.isClosed()
                        && (other.outcome() == Outcome.SETTLED || other.outcome() == Outcome.ENFORCED)
                        && other.award()
                                .filter(award -> award.remedy().type().paysMoney())
                                .isPresent());
    }
}
