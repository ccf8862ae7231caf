package io.redress.insight;

import io.redress.policy.Reason;
import java.util.List;
import org.joda.money.Money;

/** Cases that were opened in a period, by what a seller can do something about (R3). */
record Returns(List<OfReason> byReason, List<OfMonth> byMonth, List<Money> claimed) {

    /** @param pieces how many pieces were claimed */
    record OfReason(Reason reason, long cases, long pieces) {}

    /** @param month such as {@code 2026-03}, by UTC */
    record OfMonth(String month, long cases) {}

    /**
     * @param mostFrequentReason the reason of {@code casesOfIt} of these cases, more than of any other
     * @param ended cases of this seller that were closed in the period, whenever they were opened
     * @param granted those of them that ended with something for the buyer
     */
    record OfSeller(String seller, long cases, Reason mostFrequentReason, long casesOfIt, long ended, long granted) {}

    /** @param productLine the category of the goods, or else the beginning of their description */
    record OfProductLine(Reason reason, String productLine, long cases, long pieces) {}

    /**
     * The first rows of a list that may be longer.
     *
     * @param all how many rows there are in the whole
     */
    record Top<T>(List<T> rows, long all) {

        long left() {
            return all - rows.size();
        }
    }

    long cases() {
        return byReason.stream().mapToLong(OfReason::cases).sum();
    }
}
