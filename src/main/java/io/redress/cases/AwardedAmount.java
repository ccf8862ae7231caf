package io.redress.cases;

import io.redress.orders.Order;
import io.redress.policy.Remedy;
import java.util.Map;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** How much money an award comes to (M3, S3). */
public final class AwardedAmount {

    private AwardedAmount() {}

    /** What is to be paid; zero if goods are owed, or nothing. */
    public static Money of(Award award, ReturnCase subject, Order order) {
        Money amount = award.remedy().type().paysMoney()
                ? worth(award.remedy(), subject, order)
                : Money.zero(order.currency());
        return award.incidentalCosts() == null ? amount : amount.plus(award.incidentalCosts());
    }

    /** What a remedy is worth, in money or in goods. */
    public static Money worth(Remedy remedy, ReturnCase subject, Order order) {
        if (remedy.amount() != null) {
            return remedy.amount();
        }
        return switch (remedy.type()) {
            case DENIED -> Money.zero(order.currency());
            default -> insteadOfGoods(subject, order);
        };
    }

    /**
     * What goods that are given back, or were never replaced or repaired, are worth in money: the price of the claimed
     * lines, with the freight if they are the whole order, at most what was paid (S4).
     */
    public static Money insteadOfGoods(ReturnCase subject, Order order) {
        Money price = coversAll(subject, order) ? subject.claimedValue().plus(order.freight()) : subject.claimedValue();
        Money paid = order.payment().paid();
        return price.isGreaterThan(paid) ? paid : price;
    }

    private static boolean coversAll(ReturnCase subject, Order order) {
        Map<String, Integer> claimed =
                subject.claim().lines().stream().collect(Collectors.toMap(ClaimLine::lineId, ClaimLine::quantity));
        return order.lines().stream().allMatch(line -> claimed.getOrDefault(line.lineId(), 0) >= line.quantity());
    }
}
