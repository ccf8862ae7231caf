package io.redress.policy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.CarriageArrangedBy;
import io.redress.orders.Channel;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables answer whatever can be asked, and do not contradict themselves. */
class NoHoleTests {

    private static final List<Boolean> EITHER = List.of(false, true);

    private final RuleTables tables = TestRuleTables.load();

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName("E10 to E91: every request is allowed or blocked, and not both")
    void everyRequestIsAllowedOrBlocked(Reason reason) {
        forEveryRequest(reason, facts -> {
            Set<String> findings = tables.evaluate(EligibilityPolicy.TABLE, facts).hits().stream()
                    .map(hit -> hit.text("finding"))
                    .filter(finding -> !finding.equals("FLAG"))
                    .collect(toSet());
            assertThat(findings).as(facts.toString()).hasSize(1).containsAnyOf("ALLOW", "BLOCK");
        });
    }

    private static void forEveryRequest(Reason reason, Consumer<Map<String, Object>> check) {
        List<Integer> workingDays = reason == Reason.CANCEL_BEFORE_SHIPMENT ? List.of(0, 5, 6, 200) : List.of(6);
        for (Channel channel : Channel.values()) {
            for (Map<String, Object> journey : journeys()) {
                for (int workingDay : workingDays) {
                    for (boolean latentDefect : EITHER) {
                        for (boolean promisedDatePassed : EITHER) {
                            Map<String, Object> facts = new HashMap<>(journey);
                            facts.put("reason", reason.name());
                            facts.put("effectiveChannel", channel.name());
                            facts.put("workingDaysSinceOrder", workingDay);
                            facts.put("latentDefect", latentDefect);
                            facts.put("promisedDatePassed", promisedDatePassed);
                            check.accept(facts);
                        }
                    }
                }
            }
        }
    }

    /** Where the goods can be, and what is recorded of it. */
    private static List<Map<String, Object>> journeys() {
        return List.of(
                journey(false, null, false, false, false),
                journey(true, null, false, false, false),
                journey(true, null, true, false, false),
                journey(true, null, false, true, false),
                journey(true, null, false, true, true),
                journey(true, 0, false, false, false),
                journey(true, 7, false, false, false),
                journey(true, 8, false, false, false),
                journey(true, 30, false, false, false),
                journey(true, 31, false, false, false),
                journey(true, 90, false, false, false),
                journey(true, 91, false, false, false),
                journey(true, 3_000, false, false, false),
                journey(true, 40, false, true, false),
                journey(true, 40, false, true, true));
    }

    private static Map<String, Object> journey(
            boolean shipped, @Nullable Integer daysSinceReceipt, boolean lost, boolean returned, boolean refunded) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("shipped", shipped);
        facts.put("received", daysSinceReceipt != null);
        facts.put("daysSinceReceipt", daysSinceReceipt);
        facts.put("lossRecorded", lost);
        facts.put("returnedToShipper", returned);
        facts.put("refundRecorded", refunded);
        facts.put("writtenSpecification", false);
        facts.put("moneyPaid", true);
        for (String absent : List.of(
                "orderClosed",
                "openCase",
                "quantityExceeded",
                "amountExceeded",
                "safetyHazard",
                "furtherPaymentAsked")) {
            facts.put(absent, false);
        }
        return facts;
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName("F10 to F91: somebody or nobody pays the freight, never two")
    void freightHasOnePayer(Reason reason) {
        for (FreightScheme scheme : FreightScheme.values()) {
            FreightPolicy freight = TestPolicies.with(Clock.systemUTC()).freight(scheme);
            for (CarriageArrangedBy carriage : CarriageArrangedBy.values()) {
                for (Fault fault : orNull(Fault.values())) {
                    for (FreightPayer agreed : orNull(FreightPayer.values())) {
                        for (boolean lowValue : EITHER) {
                            Freight decided =
                                    freight.decide(new FreightQuestion(reason, carriage, fault, agreed, lowValue));
                            assertThat(decided.ruling().hits()).hasSize(1);
                            if (agreed != null) {
                                assertThat(decided.payer()).isEqualTo(agreed);
                            }
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName("V10 to V20: what is required of whom is said for every reason and channel")
    void evidenceIsRequiredOrNot(Reason reason) {
        for (Channel channel : Channel.values()) {
            for (List<String> categories : List.of(List.<String>of(), List.of("MACHINERY"))) {
                Map<String, Object> facts =
                        Map.of("reason", reason.name(), "effectiveChannel", channel.name(), "categories", categories);
                assertThat(tables.evaluate(EvidencePolicy.REQUIREMENTS, facts).hits())
                        .as(facts.toString())
                        .isNotEmpty();
                assertThat(tables.evaluate(EvidencePolicy.BURDEN, facts).hits()).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("V30: every count of evidence has a verdict")
    void everyCountHasAVerdict() {
        for (boolean burden : EITHER) {
            for (int required = 0; required <= 5; required++) {
                for (int met = 0; met <= required; met++) {
                    for (int submitted = 0; submitted <= 2; submitted++) {
                        List<RuleHit> hits = tables.evaluate(
                                        EvidencePolicy.SUFFICIENCY,
                                        Map.of(
                                                "burden",
                                                burden,
                                                "required",
                                                required,
                                                "met",
                                                met,
                                                "submitted",
                                                submitted))
                                .hits();
                        assertThat(hits).hasSize(1);
                        assertThat(hits.get(0).number("score")).isBetween(0, 100);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DeadlineName.class)
    @DisplayName("N1 to S4: every term has a length, with and without a hazard")
    void everyTermHasALength(DeadlineName name) {
        for (boolean safety : EITHER) {
            assertThat(tables.evaluate(DeadlinePolicy.TABLE, Map.of("deadline", name.name(), "safety", safety))
                            .hits())
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "M1, M2, E80: everything that waits for staff is urgent by some points, and no row contradicts another")
    void everythingHasAPriority() {
        for (Channel channel : Channel.values()) {
            for (boolean safety : EITHER) {
                for (int termUsed = 0; termUsed <= 200; termUsed += 10) {
                    for (int amount = 0; amount <= 25_000; amount += 2_500) {
                        List<RuleHit> hits = tables.evaluate(
                                        PriorityPolicy.TABLE,
                                        Map.of(
                                                "dollars",
                                                new BigDecimal(amount),
                                                "ageDays",
                                                termUsed / 2,
                                                "termUsed",
                                                termUsed,
                                                "effectiveChannel",
                                                channel.name(),
                                                "safety",
                                                safety))
                                .hits();
                        // The base, and at most one row of each input.
                        assertThat(hits).hasSizeBetween(1, 6);
                        assertThat(hits.get(0).ruleId()).isEqualTo("rule_M2_waits");
                    }
                }
            }
        }
    }

    private static <E> List<@Nullable E> orNull(E[] values) {
        List<@Nullable E> all = new ArrayList<>(List.of(values));
        all.add(null);
        return all;
    }
}
