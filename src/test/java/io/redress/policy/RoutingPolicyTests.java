package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.Channel;
import java.time.Clock;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingPolicyTests {

    private final TestPolicies policies = TestPolicies.with(Clock.systemUTC());

    @ParameterizedTest(name = "M4: {0}, second signature {1}")
    @CsvSource({
        "USD 5000.00, false",
        "USD 5000.01, true",
        "EUR 4300.00, false",
        "EUR 4300.01, true",
        "JPY 700000, false",
        "JPY 700001, true",
        "ISK 1, true",
        "USD 0.00, false",
    })
    void aSeniorMediatorSignsAboveTheLimit(String amount, boolean required) {
        SecondSignature decided = policies.signatures().decide(Money.parse(amount));
        assertThat(decided.required()).isEqualTo(required);
        assertThat(decided.groups().isEmpty()).isEqualTo(!required);
    }

    @ParameterizedTest(name = "M2: {0}, {1}, {2}, {3} goes to {4} at {5}")
    @CsvSource({
        "en, OFFLINE, DAMAGED, USD 100.00, mediators, 30",
        "pt-BR, WHOLESALE, DAMAGED, USD 100.00, mediators, 40",
        "zh-Hans, WHOLESALE, DAMAGED, USD 100.00, mediators-zh, 40",
        "en, WHOLESALE, PRICE_RAISED, USD 100.00, mediators, 50",
        "en, WHOLESALE, DAMAGED, USD 6200.00, mediators senior-mediators, 60",
    })
    void goesToThoseWhoCanDecideIt(
            String language, Channel channel, Reason reason, String amount, String groups, int priority) {
        Routing routing =
                policies.routing().route(new Dispute(language, channel, reason, Money.parse(amount), false, false));
        assertThat(String.join(" ", routing.groups())).isEqualTo(groups);
        assertThat(routing.priority()).isEqualTo(priority);
    }

    @Test
    @DisplayName("E80, M1: a hazard comes first, and the lead takes what is overdue")
    void hazardsFirst() {
        Money amount = Money.parse("USD 100.00");
        assertThat(policies.routing()
                        .route(new Dispute("en", Channel.OFFLINE, Reason.DAMAGED, amount, true, false))
                        .priority())
                .isEqualTo(90);
        assertThat(policies.routing()
                        .route(new Dispute("en", Channel.OFFLINE, Reason.DAMAGED, amount, false, true))
                        .groups())
                .containsExactly("mediators", "mediation-leads");
    }
}
