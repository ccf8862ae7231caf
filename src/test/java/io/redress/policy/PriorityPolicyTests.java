package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.Channel;
import java.time.Clock;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityPolicyTests {

    private final PriorityPolicy priorities =
            TestPolicies.with(Clock.systemUTC()).priorities();

    @ParameterizedTest(name = "M2: {0}, {1} days old, {2} % of the term used, {3}: {4}")
    @CsvSource({
        "USD 499.99, 0, 0, OFFLINE, 10",
        "USD 500.00, 0, 0, OFFLINE, 15",
        "USD 1999.99, 0, 0, OFFLINE, 15",
        "USD 2000.00, 0, 0, OFFLINE, 20",
        "USD 5000.00, 0, 0, OFFLINE, 20",
        "USD 5000.01, 0, 0, OFFLINE, 25",
        "USD 20000.00, 0, 0, OFFLINE, 25",
        "USD 20000.01, 0, 0, OFFLINE, 30",
        "USD 1.00, 0, 0, WHOLESALE, 15",
        "USD 1.00, 13, 49, OFFLINE, 10",
        "USD 1.00, 14, 49, OFFLINE, 15",
        "USD 1.00, 30, 0, OFFLINE, 20",
        "USD 1.00, 60, 0, OFFLINE, 25",
        "USD 1.00, 0, 50, OFFLINE, 20",
        "USD 1.00, 0, 80, OFFLINE, 30",
        "USD 1.00, 0, 100, OFFLINE, 40",
        "USD 1.00, 0, 150, OFFLINE, 45",
        "USD 90000.00, 400, 1000, TRADE_ASSURANCE, 85",
    })
    void isTheSumOfWhatSpeaksForHurry(String amount, int ageDays, int termUsed, Channel channel, int points) {
        assertThat(of(amount, ageDays, termUsed, channel, false).points()).isEqualTo(points);
    }

    @ParameterizedTest(name = "M2: {0} counts as {1}")
    @CsvSource({
        "EUR 1800.00, USD 2088.00",
        "JPY 500000, USD 3550.00",
        "KRW 100000, USD 76.00",
        // Nobody has said what it is worth.
        "ISK 1, USD 99999.00",
    })
    void amountsAreComparedInDollars(String amount, String dollars) {
        assertThat(of(amount, 0, 0, Channel.OFFLINE, false).points())
                .isEqualTo(of(dollars, 0, 0, Channel.OFFLINE, false).points());
    }

    @Test
    @DisplayName("E80: the smallest hazard comes before everything without one")
    void hazardsFirst() {
        Priority hazard = of("USD 1.00", 0, 0, Channel.OFFLINE, true);

        assertThat(hazard.points())
                .isGreaterThan(of("USD 90000.00", 400, 1000, Channel.TRADE_ASSURANCE, false)
                        .points());
        assertThat(hazard.reasons())
                .isEqualTo(List.of("It waits for staff.", "An injury or a safety hazard is reported."));
        assertThat(of("USD 90000.00", 400, 1000, Channel.TRADE_ASSURANCE, true).points())
                .isEqualTo(100);
    }

    private Priority of(String amount, int ageDays, int termUsed, Channel channel, boolean safety) {
        return priorities.of(new Urgency(Money.parse(amount), ageDays, termUsed, channel, safety));
    }
}
