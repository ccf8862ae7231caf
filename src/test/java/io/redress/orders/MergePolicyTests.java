package io.redress.orders;

import static io.redress.orders.OrderBuilder.anOrder;
import static io.redress.orders.TrackingStatus.DELIVERED;
import static io.redress.orders.TrackingStatus.IN_TRANSIT;
import static io.redress.orders.TrackingStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergePolicyTests {

    private static final Instant JAN_8 = Instant.parse("2026-01-08T10:00:00Z");
    private static final Instant JAN_10 = Instant.parse("2026-01-10T10:00:00Z");
    private static final Instant JAN_12 = Instant.parse("2026-01-12T10:00:00Z");
    private static final Instant JAN_20 = Instant.parse("2026-01-20T10:00:00Z");

    @Test
    void anEventOnceReceivedIsNeverLost() {
        Order before = first(untracked().tracked(JAN_8, SHIPPED).tracked(JAN_10, IN_TRANSIT));
        Order after = then(before, untracked().tracked(JAN_12, IN_TRANSIT));
        assertThat(after.tracking()).extracting(TrackingEvent::at).containsExactly(JAN_8, JAN_10, JAN_12);
    }

    @Test
    void anEventThatComesTwiceIsKeptOnce() {
        Order before = first(untracked().tracked(JAN_8, SHIPPED));
        assertThat(then(before, untracked().tracked(JAN_8, SHIPPED).tracked(JAN_8, SHIPPED))
                        .tracking())
                .hasSize(1);
    }

    @Test
    void trackingSaysWhenGoodsWereShippedAndDelivered() {
        Order order = first(untracked()
                .tracked(JAN_20, DELIVERED)
                .tracked(JAN_10, IN_TRANSIT)
                .tracked(JAN_8, SHIPPED));
        assertThat(order.shippedAt()).isEqualTo(JAN_8);
        assertThat(order.deliveredAt()).isEqualTo(JAN_20);
    }

    @Test
    void anEarlierEventThatComesLateMovesTheTimeOfShipment() {
        Order before = first(untracked().tracked(JAN_10, IN_TRANSIT));
        assertThat(then(before, untracked().tracked(JAN_8, SHIPPED)).shippedAt())
                .isEqualTo(JAN_8);
    }

    @Test
    void aSecondDeliveryMovesNoTerm() {
        Order before = first(untracked().tracked(JAN_12, DELIVERED));
        assertThat(then(before, untracked().tracked(JAN_20, DELIVERED)).deliveredAt())
                .isEqualTo(JAN_12);
    }

    @Test
    void whatTheMarketplaceStatesCountsMoreThanTracking() {
        Order order = first(untracked()
                .shippedAt(JAN_10)
                .deliveredAt(JAN_20)
                .tracked(JAN_8, SHIPPED)
                .tracked(JAN_12, DELIVERED));
        assertThat(order.shippedAt()).isEqualTo(JAN_10);
        assertThat(order.deliveredAt()).isEqualTo(JAN_20);
    }

    @Test
    void whatWasStatedStaysWhenTheNextMessageLeavesItOut() {
        Order before = first(untracked().shippedAt(JAN_10).deliveredAt(JAN_20));
        Order after = then(before, untracked().tracked(JAN_8, SHIPPED).tracked(JAN_12, DELIVERED));
        assertThat(after.shippedAt()).isEqualTo(JAN_10);
        assertThat(after.deliveredAt()).isEqualTo(JAN_20);
    }

    @Test
    void whatWasStatedIsCorrectedByStatingItAgain() {
        Order before = first(untracked().shippedAt(JAN_8).deliveredAt(JAN_20));
        assertThat(then(before, untracked().deliveredAt(JAN_12)).deliveredAt()).isEqualTo(JAN_12);
    }

    @Test
    void aCarriersClockDoesNotTurnShipmentAndDeliveryRound() {
        Order early = first(untracked().shippedAt(JAN_12).tracked(JAN_10, DELIVERED));
        assertThat(early.deliveredAt()).isEqualTo(JAN_12);
        Order late = first(untracked().deliveredAt(JAN_12).tracked(JAN_20, DELIVERED));
        assertThat(late.shippedAt()).isEqualTo(JAN_12);
    }

    @Test
    void ofEverythingElseTheLastWordCounts() {
        Order before = first(untracked().status(OrderStatus.OPEN).contractSigned(false));
        Order after = then(before, untracked().status(OrderStatus.CLOSED).contractSigned(true));
        assertThat(after.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(after.contractSigned()).isTrue();
    }

    @Test
    void theSameMessageAgainChangesNothing() {
        Instant[] times = {null, JAN_8, JAN_12};
        for (Instant beforeShipped : times) {
            for (Instant beforeDelivered : times) {
                for (Instant shipped : times) {
                    for (Instant delivered : times) {
                        Order before = first(sometimes(beforeShipped, beforeDelivered));
                        Order message = sometimes(shipped, delivered)
                                .tracked(JAN_10, DELIVERED)
                                .build();
                        Order once = MergePolicy.merge(before, message);
                        assertThat(MergePolicy.merge(once, message)).isEqualTo(once);
                        assertThat(MergePolicy.merge(once, once)).isEqualTo(once);
                    }
                }
            }
        }
    }

    private static OrderBuilder sometimes(@Nullable Instant shipped, @Nullable Instant delivered) {
        return untracked().shippedAt(shipped).deliveredAt(delivered).tracked(JAN_12, IN_TRANSIT);
    }

    private static Order first(OrderBuilder stated) {
        return MergePolicy.merge(null, stated.build());
    }

    private static Order then(Order before, OrderBuilder stated) {
        return MergePolicy.merge(before, stated.build());
    }

    private static OrderBuilder untracked() {
        return anOrder().id("O-MERGED").buyer("B-1").seller("S-1").notShipped();
    }
}
