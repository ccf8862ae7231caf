package io.redress.mediation;

import io.redress.cases.AwardedAmount;
import io.redress.cases.ReturnCase;
import io.redress.cases.Wording;
import io.redress.orders.Order;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** How a remedy comes to what it comes to, in sentences that a party can check (M3, M5). */
final class RemedyComputed {

    private RemedyComputed() {}

    /**
     * @param costs incidental costs that are awarded on top
     * @param limit what an award can be at most, where that was asked
     */
    static List<String> list(
            Remedy remedy, @Nullable Money costs, ReturnCase subject, Order order, @Nullable Money limit) {
        List<String> sentences = new ArrayList<>();
        if (remedy.type() == RemedyType.DENIED) {
            return sentences;
        }
        Money worth = AwardedAmount.worth(remedy, subject, order);
        if (remedy.amount() == null) {
            sentences.add(priceOfGoods(subject, order, worth));
        }
        if (remedy.type().sendsGoods()) {
            sentences.add(
                    "If the seller does not perform, %s is owed in money instead. (S4)".formatted(Wording.of(worth)));
        } else {
            sentences.addAll(share(remedy, worth, subject, order));
        }
        if (costs != null) {
            sentences.add("With the proven costs of %s it comes to %s."
                    .formatted(Wording.of(costs), Wording.of(worth.plus(costs))));
        }
        if (limit != null && !remedy.type().sendsGoods()) {
            sentences.add("At most %s can be awarded. (M3)".formatted(Wording.of(limit)));
        }
        return sentences;
    }

    private static String priceOfGoods(ReturnCase subject, Order order, Money worth) {
        Money claimed = subject.claimedValue();
        String price = "The claimed goods cost " + Wording.of(claimed);
        if (worth.isEqual(claimed)) {
            return price + ".";
        }
        Money withFreight = claimed.plus(order.freight());
        return worth.isEqual(withFreight)
                ? price + "; they are the whole order, so its freight of " + Wording.of(order.freight()) + " is added: "
                        + Wording.of(worth) + "."
                : price + "; what counts is at most what was paid, " + Wording.of(worth) + ".";
    }

    private static List<String> share(Remedy remedy, Money worth, ReturnCase subject, Order order) {
        Money sought = AwardedAmount.worth(subject.soughtRemedy(), subject, order);
        if (!sought.isPositive() || remedy.amount() == null) {
            return List.of();
        }
        int percent = worth.getAmount()
                .movePointRight(2)
                .divide(sought.getAmount(), 0, RoundingMode.HALF_UP)
                .intValue();
        return List.of("%s is %d %% of the %s that the buyer sought (%s)."
                .formatted(
                        Wording.of(worth),
                        percent,
                        Wording.of(sought),
                        Wording.lower(subject.soughtRemedy().type())));
    }
}
