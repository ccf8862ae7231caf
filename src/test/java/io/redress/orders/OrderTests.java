package io.redress.orders;

import static io.redress.orders.OrderBuilder.anOrder;
import static io.redress.orders.OrderBuilder.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTests {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3600);

    @Test
    void isWorthTheSumOfItsLines() {
        Order order =
                anOrder().lines(line("1", 306, "41.50"), line("2", 4, "0.05")).build();
        assertThat(order.goodsValue()).isEqualTo(Money.parse("USD 12699.20"));
    }

    @Test
    void somePiecesAreWorthTheirShare() {
        Order order =
                anOrder().lines(line("1", 306, "41.50"), line("2", 4, "0.05")).build();
        assertThat(order.valueOf(List.of(new LineQuantity("1", 50), new LineQuantity("2", 1))))
                .isEqualTo(Money.parse("USD 2075.05"));
        assertThat(order.valueOf(List.of())).isEqualTo(Money.parse("USD 0.00"));
        assertThatThrownBy(() -> order.valueOf(List.of(new LineQuantity("3", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no line 3");
    }

    @Test
    void trackingIsToldInTheOrderInWhichItHappened() {
        Order order = anOrder()
                .tracked(LATER, TrackingStatus.DELIVERED)
                .tracked(NOON, TrackingStatus.IN_TRANSIT)
                .tracked(NOON, TrackingStatus.SHIPPED)
                .build();
        assertThat(order.tracking())
                .extracting(TrackingEvent::status)
                .containsExactly(TrackingStatus.SHIPPED, TrackingStatus.IN_TRANSIT, TrackingStatus.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "LOST, IN_TRANSIT, false, false",
        "IN_TRANSIT, LOST, true, false",
        "LOST, RETURNED_TO_SHIPPER, false, true",
        "RETURNED_TO_SHIPPER, IN_TRANSIT, false, false"
    })
    @DisplayName("E41, E43: the carrier's last word says whether goods are lost or back at the shipper")
    void theLastWordCounts(TrackingStatus first, TrackingStatus last, boolean lost, boolean returned) {
        Order order = anOrder().tracked(LATER, last).tracked(NOON, first).build();
        assertThat(order.lossRecorded()).isEqualTo(lost);
        assertThat(order.returnedToShipper()).isEqualTo(returned);
    }

    @Test
    void isShippedWhenItWasDelivered() {
        assertThat(anOrder().shippedAt(null).build().shipped()).isTrue();
        assertThat(anOrder().notShipped().build().shipped()).isFalse();
    }

    @Test
    @DisplayName("C1: the platform holds what trade assurance pays to the approved account")
    void thePlatformHoldsWhatWasPaidToIt() {
        assertThat(anOrder().build().heldByPlatform()).isTrue();
        assertThat(anOrder().toApprovedAccount(false).build().heldByPlatform()).isFalse();
        assertThat(anOrder().channel(Channel.WHOLESALE).build().heldByPlatform())
                .isFalse();
    }
}
