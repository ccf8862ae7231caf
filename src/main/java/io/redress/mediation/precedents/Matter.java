package io.redress.mediation.precedents;

import io.redress.cases.AwardedAmount;
import io.redress.cases.CaseNumber;
import io.redress.cases.ClaimLine;
import io.redress.cases.ReturnCase;
import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Reason;
import io.redress.policy.Verdict;
import io.redress.security.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * What a case is compared by (M6).
 *
 * @param atStake what the remedy that the buyer seeks is worth
 * @param goods what the order calls the claimed goods, a line each
 */
public record Matter(
        CaseNumber number,
        Reason reason,
        Channel effectiveChannel,
        String buyerId,
        String sellerId,
        Verdict buyersEvidence,
        Verdict sellersEvidence,
        Money atStake,
        List<String> goods) {

    public Matter {
        goods = List.copyOf(goods);
    }

    public static Matter of(ReturnCase subject, Order order, EvidenceAssessment evidence) {
        Set<String> claimed =
                subject.claim().lines().stream().map(ClaimLine::lineId).collect(Collectors.toSet());
        return new Matter(
                subject.number(),
                subject.claim().reason(),
                subject.effectiveChannel(),
                subject.party(Side.BUYER).id(),
                subject.party(Side.SELLER).id(),
                evidence.buyer().verdict(),
                evidence.seller().verdict(),
                AwardedAmount.worth(subject.soughtRemedy(), subject, order),
                order.lines().stream()
                        .filter(line -> claimed.contains(line.lineId()))
                        .map(OrderLine::description)
                        .toList());
    }

    /** Amounts of one band differ by a factor of the root of ten at most; the table has the same formula. */
    int band() {
        double amount = Math.max(1, atStake.getAmount().doubleValue());
        return (int) Math.floor(2 * Math.log10(amount));
    }
}
