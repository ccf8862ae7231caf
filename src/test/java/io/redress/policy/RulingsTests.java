package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.orders.OrderBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RedressTest
class RulingsTests {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final TestPolicies policies = TestPolicies.with(Clock.fixed(NOON, ZoneOffset.UTC));

    @Autowired
    Rulings rulings;

    @Test
    @DisplayName("R1: a ruling reads back as it was made, facts that do not exist included")
    void readsBackAsItWasMade() {
        var order = OrderBuilder.anOrder().deliveredAt(null).build();
        Ruling ruling = policies.eligibility()
                .decide(
                        ClaimBuilder.aClaim(Reason.NOT_DELIVERED).build(),
                        OrderStanding.untouched(order, order.channel()),
                        NOON)
                .ruling();
        rulings.record("RULINGS-1", ruling);
        assertThat(rulings.of("RULINGS-1")).singleElement().satisfies(read -> {
            assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("facts", "hits")
                    .isEqualTo(ruling);
            assertThat(read.facts()).containsExactlyInAnyOrderEntriesOf(ruling.facts());
            assertThat(read.facts()).containsEntry("daysSinceReceipt", null);
            assertThat(read.hits()).isEqualTo(ruling.hits());
        });
    }

    @Test
    @DisplayName("R1: amounts are kept to the last digit, and rulings in their order")
    void keepsAmountsAndOrder() {
        Ruling first = policies.signatures().decide(Money.parse("USD 5000.10")).ruling();
        Ruling second = policies.escalation().decide(true, false).ruling();
        rulings.record("RULINGS-2", List.of(first, second));
        assertThat(rulings.of("RULINGS-2")).extracting(Ruling::id).containsExactly(first.id(), second.id());
        assertThat(rulings.of("RULINGS-2").get(0).facts().get("amount")).hasToString("5000.10");
    }

    @Test
    void aCaseWithoutRulingsHasNone() {
        assertThat(rulings.of("RULINGS-NONE")).isEmpty();
    }
}
