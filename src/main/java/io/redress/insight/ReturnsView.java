package io.redress.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.cases.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The returns of a period (R3).
 *
 * @param seller whose returns they are; {@code null} for all sellers
 * @param opened how many cases were opened in the period
 * @param claimed what the goods claimed in them cost, for each currency
 * @param byOutcome cases that were closed in the period, whenever they were opened
 * @param awarded the money that these ended in, for each currency and way to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnsView(
        LocalDate from,
        LocalDate to,
        @Nullable String seller,
        long opened,
        List<Money> claimed,
        List<Returns.OfMonth> byMonth,
        List<Returns.OfReason> byReason,
        List<Returns.OfProductLine> byProductLine,
        List<Returns.OfSeller> bySeller,
        List<OfOutcome> byOutcome,
        List<Awarded> awarded) {

    record OfOutcome(Outcome outcome, long cases) {

        /** How all of these cases ended, leaving out how none did. */
        static List<OfOutcome> of(List<Ended> ended) {
            return ended.stream()
                    .filter(Ended::isTotal)
                    .flatMap(row -> Stream.of(Outcome.values())
                            .filter(outcome -> row.with(outcome) > 0)
                            .map(outcome -> new OfOutcome(outcome, row.with(outcome))))
                    .toList();
        }
    }
}
