package io.redress.policy;

import io.redress.orders.LineQuantity;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of an order that a claim is about: those it names, or all. */
final class ClaimedLines {

    private ClaimedLines() {}

    static Stream<OrderLine> of(Order order, List<LineQuantity> claimed) {
        return claimed.isEmpty()
                ? order.lines().stream()
                : claimed.stream()
                        .map(piece -> order.line(piece.lineId()))
                        .flatMap(Optional::stream)
                        .distinct();
    }

    /** Whether each of them has a written specification (E50). */
    static boolean specified(Order order, List<LineQuantity> claimed) {
        return of(order, claimed)
                .allMatch(line ->
                        line.specification() != null && !line.specification().isBlank());
    }

    /** Whether more pieces of a line are claimed than were ordered, or of a line that the order does not have (E71). */
    static boolean exceed(Order order, List<LineQuantity> claimed) {
        return claimed.stream()
                .anyMatch(piece -> total(claimed, piece.lineId())
                        > order.line(piece.lineId()).map(OrderLine::quantity).orElse(0));
    }

    private static long total(List<LineQuantity> claimed, String lineId) {
        return claimed.stream()
                .filter(piece -> piece.lineId().equals(lineId))
                .mapToLong(LineQuantity::quantity)
                .sum();
    }
}
