package io.redress.desk;

import io.redress.orders.OrderLine;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Part of an order that is claimed, or with a quantity of 0 is not.
 *
 * @param value of the claimed pieces
 */
public record ClaimedLine(
        String lineId,
        String description,
        @Nullable String specification,
        int claimed,
        int ordered,
        Money unitPrice,
        Money value) {

    /** All lines of the order: the claimed ones first. */
    static List<ClaimedLine> of(CaseFile file) {
        return file.order().lines().stream()
                .map(line -> of(line, claimed(file, line)))
                .sorted((one, other) -> Boolean.compare(other.claimed > 0, one.claimed > 0))
                .toList();
    }

    private static int claimed(CaseFile file, OrderLine line) {
        return file.subject().claim().lines().stream()
                .filter(claimed -> claimed.lineId().equals(line.lineId()))
                .mapToInt(claimed -> claimed.quantity())
                .sum();
    }

    private static ClaimedLine of(OrderLine line, int claimed) {
        return new ClaimedLine(
                line.lineId(),
                line.description(),
                line.specification(),
                claimed,
                line.quantity(),
                line.unitPrice(),
                line.unitPrice().multipliedBy(claimed));
    }
}
