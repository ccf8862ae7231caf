package io.redress.policy;

import static io.redress.orders.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.Channel;
import io.redress.security.Side;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What parties may do, and whose rules apply")
class PermissionTests {

    private final TestPolicies policies = TestPolicies.with(Clock.systemUTC());

    @ParameterizedTest(name = "C1 to C3: {0}, contract {1}, approved account {2}, is {3}")
    @CsvSource({
        "TRADE_ASSURANCE, true, true, TRADE_ASSURANCE, C1",
        "TRADE_ASSURANCE, false, true, OFFLINE, C1",
        "TRADE_ASSURANCE, true, false, OFFLINE, C1",
        "TRADE_ASSURANCE, false, false, OFFLINE, C1",
        "WHOLESALE, false, false, WHOLESALE, C2",
        "OFFLINE, true, true, OFFLINE, C3",
    })
    void tradeAssuranceCoversOnlyWhatWasSignedAndPaidThere(
            Channel channel, boolean contract, boolean account, Channel effective, String rule) {
        EffectiveChannel decided = policies.channels()
                .decide(anOrder()
                        .channel(channel)
                        .contractSigned(contract)
                        .toApprovedAccount(account)
                        .build());
        assertThat(decided.channel()).isEqualTo(effective);
        assertThat(decided.rule()).isEqualTo(rule);
        assertThat(decided.explanation().contains("no sales contract was signed"))
                .isEqualTo(channel == Channel.TRADE_ASSURANCE && !contract);
    }

    @ParameterizedTest(name = "N5: answered {0}, hazard {1}: {2}")
    @CsvSource({"false, false, false", "true, false, true", "false, true, true", "true, true, true"})
    void escalationWaitsForTheSellersFirstAnswer(boolean answered, boolean safety, boolean allowed) {
        assertThat(policies.escalation().decide(answered, safety).allowed()).isEqualTo(allowed);
    }

    @Test
    @DisplayName("N3, N4, V2: once, and on their conditions")
    void onceAndNotTwice() {
        AllowancePolicy allowances = policies.allowances();
        assertThat(allowances.repairPause(false, true).allowed()).isTrue();
        assertThat(allowances.repairPause(false, false).allowed()).isFalse();
        assertThat(allowances.repairPause(true, true).allowed()).isFalse();
        assertThat(allowances.reopening(false, true).allowed()).isTrue();
        assertThat(allowances.reopening(false, false).allowed()).isFalse();
        assertThat(allowances.reopening(true, true).allowed()).isFalse();
        assertThat(allowances.evidenceExtension(false).allowed()).isTrue();
        assertThat(allowances.evidenceExtension(true).allowed()).isFalse();
    }

    @ParameterizedTest(name = "M1, A3: appeal {0}, hazard {1}, after {2} pauses: {3} days")
    @CsvSource({
        "false, false, 0, 14",
        "false, false, 1, 14",
        "false, false, 2, ",
        "false, true, 0, 2",
        "false, true, 1, ",
        "true, false, 0, 7",
        "true, true, 0, 7",
        "true, false, 1, ",
    })
    void staffStopTheClockNowAndThen(boolean appeal, boolean safety, int before, @Nullable Integer days) {
        PauseAllowance said = appeal
                ? policies.pauses().appeal(safety, before)
                : policies.pauses().mediation(safety, before);
        assertThat(said.allowed()).isEqualTo(days != null);
        assertThat(said.longestDays()).isEqualTo(days);
        assertThat(said.rule()).startsWith(appeal ? "A3" : "M1");
    }

    @ParameterizedTest(name = "A2: {0}, new evidence {1}, explained {2}: {3}")
    @CsvSource({
        "NEW_EVIDENCE, true, true, true",
        "NEW_EVIDENCE, false, true, false",
        "NEW_EVIDENCE, true, false, false",
        "PROCEDURAL_ERROR, false, true, true",
        "RULE_MISAPPLIED, false, true, true",
        "RULE_MISAPPLIED, true, false, false",
    })
    void anAppealNeedsAGroundAndAnExplanation(
            AppealGround ground, boolean newEvidence, boolean explained, boolean admissible) {
        assertThat(policies.appeals()
                        .admissibility(new AppealFacts(Side.SELLER, ground, newEvidence, explained, false, true))
                        .admissible())
                .isEqualTo(admissible);
    }

    @Test
    @DisplayName("A1, A2: everything that speaks against an appeal is told at once")
    void tellsAllThatSpeaksAgainstAnAppeal() {
        Admissibility refused = policies.appeals()
                .admissibility(new AppealFacts(Side.BUYER, AppealGround.NEW_EVIDENCE, false, false, true, false));
        assertThat(refused.admissible()).isFalse();
        assertThat(refused.rules()).containsExactly("A1", "A1", "A2", "A2");
    }

    @Test
    @DisplayName("A3: a senior mediator or a lead reviews")
    void seniorsReview() {
        assertThat(policies.appeals().reviewers(false).groups()).containsExactly("senior-mediators", "mediation-leads");
        assertThat(policies.appeals().reviewers(true).reasons().get(0)).contains("because of the hazard");
    }
}
