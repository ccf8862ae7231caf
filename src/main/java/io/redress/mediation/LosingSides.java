package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.AwardedAmount;
import io.redress.cases.ReturnCase;
import io.redress.orders.Order;
import io.redress.policy.Remedy;
import io.redress.security.Side;
import java.util.EnumSet;
import java.util.Set;

/** Who did not get all they asked for: a refund waits until they have let the appeal window pass, or waived (A5). */
final class LosingSides {

    private LosingSides() {}

    static Set<Side> of(Award award, ReturnCase subject, Order order) {
        if (!award.grantsSomething()) {
            return EnumSet.of(Side.BUYER);
        }
        return grantsAllThatIsSought(award, subject, order) ? EnumSet.of(Side.SELLER) : EnumSet.allOf(Side.class);
    }

    private static boolean grantsAllThatIsSought(Award award, ReturnCase subject, Order order) {
        Remedy awarded = award.remedy();
        Remedy sought = subject.soughtRemedy();
        return switch (sought.type()) {
            case REPLACEMENT, REPAIR -> awarded.type() == sought.type();
            case RETURN_AND_REFUND -> paysAtLeast(sought, awarded, subject, order);
            case FULL_REFUND, PARTIAL_REFUND, COMPENSATION ->
                !award.returnRequired() && paysAtLeast(sought, awarded, subject, order);
            case DENIED -> false;
        };
    }

    private static boolean paysAtLeast(Remedy sought, Remedy awarded, ReturnCase subject, Order order) {
        return awarded.type().paysMoney()
                && !AwardedAmount.worth(awarded, subject, order)
                        .isLessThan(AwardedAmount.worth(sought, subject, order));
    }
}
