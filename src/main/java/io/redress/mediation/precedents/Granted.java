package io.redress.mediation.precedents;

import io.redress.cases.Award;
import io.redress.cases.AwardedAmount;
import io.redress.cases.ReturnCase;
import io.redress.orders.Order;
import io.redress.policy.Fault;
import io.redress.policy.RemedyType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a decision grants, in a form that is compared (M7). Incidental costs are left out: they are what one case cost.
 *
 * @param money zero if it is denied, {@code null} if goods are awarded
 */
public record Granted(RemedyType remedy, @Nullable Money money, Fault fault, boolean returnRequired) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static Granted of(Award award, ReturnCase subject, Order order) {
        RemedyType type = award.remedy().type();
        Money money = type.sendsGoods() ? null : AwardedAmount.worth(award.remedy(), subject, order);
        return new Granted(type, money, Objects.requireNonNull(award.fault()), award.returnRequired());
    }

    /** The share of what is at stake, in whole percent; {@code null} if it cannot be said in money. */
    static @Nullable Integer share(@Nullable BigDecimal money, BigDecimal atStake) {
        if (money == null || atStake.signum() <= 0) {
            return null;
        }
        return money.multiply(HUNDRED).divide(atStake, 0, RoundingMode.HALF_UP).intValue();
    }
}
