package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Awards, inspection and enforcement")
class SettlementPolicyTests {

    private final TestPolicies policies = TestPolicies.with(Clock.systemUTC());

    @Test
    @DisplayName("M3: an award is at most what was paid, the freight, and incidental costs that are proven")
    void anAwardHasALimit() {
        AwardLimit proven = policies.awardLimits().decide(usd("100.10"), usd("20.00"), usd("5.05"), true);
        assertThat(proven.limit()).isEqualTo(usd("125.15"));
        assertThat(proven.permits(usd("125.15"))).isTrue();
        assertThat(proven.permits(usd("125.16"))).isFalse();
        AwardLimit unproven = policies.awardLimits().decide(usd("100.10"), usd("20.00"), usd("5.05"), false);
        assertThat(unproven.limit()).isEqualTo(usd("120.10"));
        assertThat(unproven.parts()).doesNotContainKey(AwardPart.INCIDENTAL_COSTS);
    }

    @ParameterizedTest(name = "S2: {0} passed {1}, photos {2}")
    @CsvSource({
        "AS_EXPECTED, true, false",
        "DAMAGED_BY_BUYER, false, true",
        "INCOMPLETE, false, true",
        "DIFFERENT_ITEM, false, true",
        "EMPTY, false, true",
        "NOT_ARRIVED, false, false",
    })
    void anythingButAsExpectedGoesToTheMediator(InspectionResult result, boolean passed, boolean photos) {
        Inspection inspection = policies.inspections().decide(result);
        assertThat(inspection.passed()).isEqualTo(passed);
        assertThat(inspection.photosRequired()).isEqualTo(photos);
    }

    @Test
    @DisplayName("S4: held funds, then the guarantee, then penalty points, then suspension")
    void theLadderIsClimbedRungByRung() {
        Enforcement enforcement =
                policies.enforcement().enforce(usd("500.00"), new SellerAccount(usd("120.00"), usd("80.00"), 18));
        assertThat(enforcement.measures())
                .extracting(Measure::type)
                .containsExactly(
                        MeasureType.HELD_FUNDS,
                        MeasureType.GUARANTEE,
                        MeasureType.PENALTY_POINTS,
                        MeasureType.SUSPENSION);
        assertThat(enforcement.measures())
                .extracting(Measure::amount)
                .containsExactly(usd("120.00"), usd("80.00"), null, null);
        assertThat(enforcement.measures().get(2).penaltyPoints()).isEqualTo(6);
        assertThat(enforcement.uncovered()).isEqualTo(usd("300.00"));
    }

    @ParameterizedTest(name = "S4: {0} owed, {1} held, {2} guaranteed: {3}")
    @CsvSource({
        "100.00, 100.00, 100.00, HELD_FUNDS",
        "100.01, 100.00, 0.01, HELD_FUNDS GUARANTEE",
        "100.02, 100.00, 0.01, HELD_FUNDS GUARANTEE PENALTY_POINTS",
        "100.00, 0.00, 0.00, PENALTY_POINTS",
        "0.00, 100.00, 100.00, ''",
    })
    void noRungBeforeTheOneBelowIsUsedUp(String owed, String held, String guarantee, String measures) {
        Enforcement enforcement =
                policies.enforcement().enforce(usd(owed), new SellerAccount(usd(held), usd(guarantee), 17));
        assertThat(enforcement.measures().stream()
                        .map(Measure::type)
                        .map(Enum::name)
                        .toList())
                .isEqualTo(measures.isEmpty() ? List.of() : List.of(measures.split(" ")));
    }

    @Test
    @DisplayName("S5: a shipment after an accepted cancellation is a breach, never performance")
    void shippingAfterACancellationIsABreach() {
        BreachPenalty penalty = policies.enforcement().penalty(Breach.SHIPPED_AFTER_CANCELLATION);
        assertThat(penalty.performance()).isFalse();
        assertThat(penalty.penaltyPoints()).isEqualTo(6);
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
