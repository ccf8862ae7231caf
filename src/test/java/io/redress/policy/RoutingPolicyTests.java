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

    @ParameterizedTest(name = "M2: {0}, {1}, {2}, {3} goes to {4}")
    @CsvSource({
        "en, WHOLESALE, DAMAGED, USD 100.00, mediators",
        "pt-BR, TRADE_ASSURANCE, DAMAGED, USD 100.00, mediators",
        "zh-Hans, WHOLESALE, DAMAGED, USD 100.00, mediators-zh",
        "en, OFFLINE, DAMAGED, USD 100.00, mediators mediators-offline",
        "en, WHOLESALE, PRICE_RAISED, USD 100.00, mediators mediators-payments",
        "en, WHOLESALE, DAMAGED, USD 6200.00, mediators senior-mediators",
        "zh, OFFLINE, PAYMENT_OR_REFUND, USD 6200.00, mediators-zh mediators-offline mediators-payments senior-mediators",
    })
    void goesToThoseWhoCanDecideIt(String language, Channel channel, Reason reason, String amount, String groups) {
        Routing routing = policies.routing().route(new Dispute(language, channel, reason, Money.parse(amount), false));
        assertThat(String.join(" ", routing.groups())).isEqualTo(groups);
        assertThat(routing.reasons()).hasSameSizeAs(routing.groups());
    }

    @Test
    @DisplayName("M1: the lead takes what is overdue")
    void theLeadTakesWhatIsOverdue() {
        Money amount = Money.parse("USD 100.00");
        assertThat(policies.routing()
                        .route(new Dispute("en", Channel.WHOLESALE, Reason.DAMAGED, amount, true))
                        .groups())
                .containsExactly("mediators", "mediation-leads");
    }
}
