package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.redress.orders.OrderBuilder;
import io.redress.time.WorkingDays;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when an analyst makes a mistake. */
class RuleHitTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E20 (G): a change of mind | E20",
                "E31 (T, P): a hidden fault | E31",
                "N1, N4 (D): the seller's answer | N1, N4",
                "E80 (+; N1): sooner | E80",
                "F60: low value | F60",
            })
    void theRuleIsWhatTheAnnotationBeginsWith(String annotation, String rule) {
        assertThat(new RuleHit("row", annotation, Map.of()).rule()).isEqualTo(rule);
    }

    @Test
    void aMistakeInACellIsTold() {
        RuleHit hit = new RuleHit("rule_E20", "E20: a test", Map.of("finding", "ALOW", "days", 1.5));
        assertThatIllegalStateException()
                .isThrownBy(() -> hit.member("finding", FindingKind.class))
                .withMessage("Row rule_E20 has ALOW for its finding, which is no FindingKind");
        assertThatIllegalStateException()
                .isThrownBy(() -> hit.number("days"))
                .withMessageContaining("not a whole number");
        assertThatIllegalStateException()
                .isThrownBy(() -> hit.truth("finding"))
                .withMessageContaining("neither true nor false");
        assertThatIllegalStateException()
                .isThrownBy(() -> hit.text("explanation"))
                .withMessage("Row rule_E20 leaves its explanation empty");
    }

    @Test
    void aHoleInATableIsAnErrorAndNeverADefault() {
        RuleTables empty = (table, facts) -> new RuleResult(table, 3, null, List.of());
        EscalationPolicy policy = new EscalationPolicy(new RuleBook(empty, Clock.systemUTC())).under(OpenedUnder.TODAY);
        assertThatExceptionOfType(NoRuleMatched.class)
                .isThrownBy(() -> policy.decide(true, false))
                .withMessage(
                        "No row of table escalation (version 3) fits the facts {sellerAnswered=true, safety=false}");
    }

    @Test
    void flagsAloneDecideNothing() {
        RuleTables onlyFlags = (table, facts) -> new RuleResult(
                table,
                1,
                null,
                List.of(new RuleHit(
                        "rule_E80", "E80: hazard", Map.of("finding", "FLAG", "flag", "SAFETY", "explanation", "!"))));
        EligibilityPolicy policy = new EligibilityPolicy(
                new RuleBook(onlyFlags, Clock.systemUTC()).under(OpenedUnder.TODAY),
                WorkingDays.mondayToFriday(ZoneOffset.UTC));
        var order = OrderBuilder.anOrder().build();
        assertThatExceptionOfType(NoRuleMatched.class)
                .isThrownBy(() -> policy.decide(
                        ClaimBuilder.aClaim(Reason.DAMAGED).build(),
                        OrderStanding.untouched(order, order.channel()),
                        order.placedAt()));
    }

    @Test
    void everyNameInBracesIsOneThatCanBeFilledIn() {
        Pattern name = Pattern.compile("\\{(\\w+)}");
        Stream<String> names = RuleExamples.all().stream()
                .flatMap(example -> TestRuleTables.load().evaluate(example.table(), example.facts()).hits().stream())
                .flatMap(hit -> hit.outputs().values().stream())
                .map(Object::toString)
                .flatMap(text -> name.matcher(text).results().map(found -> found.group(1)));
        assertThat(names.distinct())
                .isSubsetOf(
                        "orderedOn",
                        "shippedOn",
                        "receivedOn",
                        "promisedOn",
                        "returnedOn",
                        "lostOn",
                        "daysSinceReceipt",
                        "workingDaysSinceOrder",
                        "windowDays",
                        "lastDay",
                        "paid",
                        "openCase");
    }
}
