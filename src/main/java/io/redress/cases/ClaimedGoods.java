package io.redress.cases;

import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What is claimed of one product line, by which returns are studied (R3).
 *
 * @param productLine the category that the marketplace gave the order line, or else the beginning of its description
 * @param pieces at least 1
 * @param value the price of the claimed pieces, without freight
 */
record ClaimedGoods(String productLine, long pieces, Money value) {

    private static final int LONGEST_NAME = 80;

    /** Those of a claim, in the order of its lines. */
    static List<ClaimedGoods> of(Claim claim, Order order) {
        Map<String, ClaimedGoods> byProductLine = new LinkedHashMap<>();
        for (ClaimLine claimed : claim.lines()) {
            OrderLine line = order.line(claimed.lineId()).orElseThrow();
            byProductLine.merge(
                    nameOf(line),
                    new ClaimedGoods(
                            nameOf(line), claimed.quantity(), line.unitPrice().multipliedBy(claimed.quantity())),
                    ClaimedGoods::plus);
        }
        return List.copyOf(byProductLine.values());
    }

    private ClaimedGoods plus(ClaimedGoods more) {
        return new ClaimedGoods(productLine, pieces + more.pieces, value.plus(more.value));
    }

    private static String nameOf(OrderLine line) {
        String described = line.description().strip();
        // By characters as people count them, so that none is cut in two.
        return Optional.ofNullable(line.category())
                .orElseGet(() -> described.codePointCount(0, described.length()) <= LONGEST_NAME
                        ? described
                        : described.substring(0, described.offsetByCodePoints(0, LONGEST_NAME)));
    }
}
