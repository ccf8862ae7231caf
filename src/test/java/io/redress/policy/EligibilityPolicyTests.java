package io.redress.policy;

import static io.redress.orders.OrderBuilder.anOrder;
import static io.redress.policy.ClaimBuilder.aClaim;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.orders.OrderBuilder;
import io.redress.orders.OrderLine;
import io.redress.orders.OrderStatus;
import io.redress.orders.TrackingStatus;
import io.redress.time.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityPolicyTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate LABOUR_DAY = LocalDate.of(2026, 5, 1);

    private final EligibilityPolicy eligibility = TestPolicies.with(
                    Clock.systemUTC(), new WorkingDays(BERLIN, Set.of(SATURDAY, SUNDAY), LABOUR_DAY::equals, Set.of()))
            .eligibility();

    @ParameterizedTest
    @DisplayName("E20, E21: a change of mind until the end of the 7th day after receipt")
    @CsvSource({
        "2026-06-08T23:59:59+02:00, E20",
        "2026-06-09T00:00:00+02:00, E21",
    })
    void changeOfMindEndsWithTheSeventhDay(ZonedDateTime at, String rule) {
        Order order = delivered("2026-06-01T00:30:00+02:00").build();
        assertThat(decide(aClaim(Reason.CHANGE_OF_MIND), order, at).findings())
                .extracting(Finding::rule)
                .containsExactly(rule);
    }

    @ParameterizedTest
    @DisplayName("E20, E21: the night when the clocks change makes the window neither shorter nor longer")
    @CsvSource({
        // An hour is skipped on 29 March, and one comes twice on 25 October.
        "2026-03-25T12:00:00+01:00, 2026-04-01T23:59:00+02:00, E20",
        "2026-03-25T12:00:00+01:00, 2026-04-02T00:00:00+02:00, E21",
        "2026-10-21T12:00:00+02:00, 2026-10-28T23:59:00+01:00, E20",
        "2026-10-21T12:00:00+02:00, 2026-10-29T00:00:00+01:00, E21",
    })
    void theWindowIsCountedInDaysAndNotInHours(String delivered, ZonedDateTime at, String rule) {
        assertThat(decide(aClaim(Reason.CHANGE_OF_MIND), delivered(delivered).build(), at)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly(rule);
    }

    @ParameterizedTest
    @DisplayName("E30, E31, E32: 30 days for what is wrong, 90 for what is hidden")
    @CsvSource({
        "30, false, E30, true",
        "31, false, E32, false",
        "30, true, E30, true",
        "31, true, E31, true",
        "90, true, E31, true",
        "91, true, E32, false",
    })
    void whatIsWrongCanBeReportedFor30DaysAndWhatIsHiddenFor90(
            int daysAfterReceipt, boolean latent, String rule, boolean eligible) {
        Order order = delivered("2026-01-10T10:00:00+01:00").build();
        ClaimBuilder claim = aClaim(Reason.DEFECTIVE);
        Eligibility decided = decide(
                latent ? claim.latentDefect() : claim,
                order,
                ZonedDateTime.parse("2026-01-10T18:00:00+01:00[Europe/Berlin]").plusDays(daysAfterReceipt));
        assertThat(decided.findings()).extracting(Finding::rule).containsExactly(rule);
        assertThat(decided.eligible()).isEqualTo(eligible);
    }

    @Test
    @DisplayName("E32: a hidden fault of an offline order has no longer window")
    void anOfflineOrderHasNoWindowForHiddenFaults() {
        Order order = delivered("2026-01-10T10:00:00+01:00").build();
        Eligibility decided = eligibility.decide(
                aClaim(Reason.DEFECTIVE).latentDefect().build(),
                OrderStanding.untouched(order, Channel.OFFLINE),
                Instant.parse("2026-02-10T10:00:00Z"));
        assertThat(decided.blocks()).singleElement().satisfies(block -> {
            assertThat(block.rule()).isEqualTo("E32");
            assertThat(block.explanation()).contains("offline").contains("9 February 2026");
        });
    }

    @ParameterizedTest
    @DisplayName("E10, E12: five working days, which a weekend and a holiday do not use up")
    @CsvSource({
        // Ordered on a Wednesday; Friday is Labour Day: 30 April, 4, 5, 6 and 7 May are the five.
        "2026-05-07T23:59:00+02:00, E10",
        "2026-05-08T00:00:00+02:00, E12",
    })
    void weekendsAndHolidaysDoNotCount(ZonedDateTime at, String rule) {
        Order order = anOrder()
                .placedAt(Instant.parse("2026-04-29T08:00:00Z"))
                .notShipped()
                .build();
        Eligibility decided = decide(aClaim(Reason.CANCEL_BEFORE_SHIPMENT), order, at);
        assertThat(decided.eligible()).isTrue();
        assertThat(decided.findings()).extracting(Finding::rule).containsExactly(rule);
        assertThat(decided.flags().contains(Flag.LATE_CANCELLATION)).isEqualTo(rule.equals("E12"));
    }

    @Test
    @DisplayName("E10: the last day of a cancellation is told")
    void tellsUntilWhenAnOrderCanBeCancelled() {
        Order order = anOrder()
                .placedAt(Instant.parse("2026-04-29T08:00:00Z"))
                .notShipped()
                .build();
        assertThat(decide(aClaim(Reason.CANCEL_BEFORE_SHIPMENT), order, ZonedDateTime.parse("2026-04-29T12:00:00Z"))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.lastDay()).isEqualTo("2026-05-07");
                    assertThat(finding.explanation())
                            .isEqualTo("The order of 29 April 2026 has not been shipped."
                                    + " It can be cancelled for 5 working days, until 7 May 2026.");
                });
    }

    @Test
    @DisplayName("E21: a refusal tells the dates, that it is final, and what else can be done")
    void aRefusalTellsDatesAndAlternatives() {
        Order order = delivered("2026-06-01T10:00:00+02:00").build();
        Eligibility decided =
                decide(aClaim(Reason.CHANGE_OF_MIND), order, ZonedDateTime.parse("2026-06-20T10:00:00+02:00"));
        assertThat(decided.eligible()).isFalse();
        assertThat(decided.blocks()).singleElement().satisfies(block -> {
            assertThat(block.explanation())
                    .isEqualTo("The goods were received on 1 June 2026, 19 days ago."
                            + " A change of mind is accepted for 7 days; the last day was 8 June 2026.");
            assertThat(block.eligibleFrom()).isEqualTo(EligibleFrom.NEVER);
            assertThat(block.alternative()).contains("A fault of the goods can still be reported");
        });
    }

    @Test
    @DisplayName("E22: a change of mind waits for receipt")
    void aChangeOfMindWaitsForReceipt() {
        Order order = anOrder().deliveredAt(null).build();
        assertThat(decide(aClaim(Reason.CHANGE_OF_MIND), order, ZonedDateTime.parse("2026-01-10T10:00:00Z"))
                        .blocks())
                .singleElement()
                .satisfies(block -> {
                    assertThat(block.rule()).isEqualTo("E22");
                    assertThat(block.eligibleFrom()).isEqualTo(EligibleFrom.RECEIPT);
                });
    }

    @Test
    @DisplayName("E41: what is on its way waits for the promised date, and that date is told")
    void nonDeliveryWaitsForThePromisedDate() {
        Instant promised = Instant.parse("2026-02-04T08:00:00Z");
        Order order = anOrder().deliveredAt(null).promisedDeliveryAt(promised).build();
        Eligibility early = decide(aClaim(Reason.NOT_DELIVERED), order, promised.atZone(BERLIN));
        assertThat(early.blocks()).singleElement().satisfies(block -> {
            assertThat(block.rule()).isEqualTo("E41");
            assertThat(block.eligibleAt()).isEqualTo(promised);
            assertThat(block.explanation()).contains("4 February 2026");
        });
        Eligibility later = decide(
                aClaim(Reason.NOT_DELIVERED), order, promised.plusMillis(1).atZone(BERLIN));
        assertThat(later.findings()).extracting(Finding::rule).containsExactly("E40");
    }

    @Test
    @DisplayName("E44: goods that the carrier lost are not waited for")
    void aRecordedLossIsNotWaitedFor() {
        Order order = anOrder()
                .deliveredAt(null)
                .tracked(Instant.parse("2026-01-12T08:00:00Z"), TrackingStatus.LOST)
                .build();
        Eligibility decided =
                decide(aClaim(Reason.LOST_IN_TRANSIT), order, ZonedDateTime.parse("2026-01-13T08:00:00Z"));
        assertThat(decided.eligible()).isTrue();
        assertThat(decided.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation()).contains("12 January 2026"));
    }

    @Test
    @DisplayName("E43: goods that went back to the shipper outlast every window")
    void whatWentBackToTheShipperOutlastsEveryWindow() {
        Order order = delivered("2026-01-10T10:00:00+01:00")
                .tracked(Instant.parse("2026-04-01T10:00:00Z"), TrackingStatus.RETURNED_TO_SHIPPER)
                .build();
        ZonedDateTime late = ZonedDateTime.parse("2026-06-01T10:00:00Z");
        for (Reason reason : Reason.values()) {
            Eligibility decided = decide(aClaim(reason), order, late);
            assertThat(decided.eligible()).as(reason.name()).isTrue();
            assertThat(decided.flags()).as(reason.name()).contains(Flag.RETURNED_TO_SHIPPER);
        }
        assertThat(eligibility
                        .decide(
                                aClaim(Reason.DEFECTIVE).build(),
                                new OrderStanding(order, Channel.TRADE_ASSURANCE, true, null),
                                late.toInstant())
                        .eligible())
                .as("with the refund recorded")
                .isFalse();
    }

    @Test
    @DisplayName("E50, E60, E80, E81: everything is told at once")
    void tellsEverythingAtOnce() {
        Order order = delivered("2026-01-10T10:00:00+01:00")
                .lines(new OrderLine("1", "Chair", null, 10, Money.parse("USD 12.00"), null))
                .status(OrderStatus.CLOSED)
                .build();
        Eligibility decided = decide(
                aClaim(Reason.QUALITY_DISCREPANCY).safetyHazard().furtherPaymentAsked(),
                order,
                ZonedDateTime.parse("2026-01-11T10:00:00Z"));
        assertThat(decided.eligible()).isTrue();
        assertThat(decided.flags())
                .containsExactlyInAnyOrder(Flag.NO_WRITTEN_SPECIFICATION, Flag.SAFETY, Flag.ADVANCE_FEE);
        assertThat(decided.findings()).extracting(Finding::rule).containsExactly("E30", "E50", "E60", "E80", "E81");
    }

    @Test
    @DisplayName("E70: an open case for the same pieces blocks, and is named")
    void anOpenCaseIsNamed() {
        Order order = delivered("2026-01-10T10:00:00+01:00").build();
        Eligibility decided = eligibility.decide(
                aClaim(Reason.DAMAGED).build(),
                new OrderStanding(order, Channel.TRADE_ASSURANCE, false, "R7K2-9QXM"),
                Instant.parse("2026-01-11T10:00:00Z"));
        assertThat(decided.eligible()).isFalse();
        assertThat(decided.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.explanation()).contains("Case R7K2-9QXM is open"));
    }

    @Test
    @DisplayName("E71: more pieces than were ordered, or more money than was paid, is refused at the door")
    void whatNeverWasIsRefusedAtTheDoor() {
        Order order = delivered("2026-01-10T10:00:00+01:00").build();
        ZonedDateTime at = ZonedDateTime.parse("2026-01-11T10:00:00Z");
        Money paid = order.payment().paid();
        ClaimBuilder twiceTheLine = aClaim(Reason.DAMAGED).pieces("1", 6).pieces("1", 5);
        assertThat(decide(twiceTheLine, order, at).refusals()).hasSize(1);
        assertThat(decide(aClaim(Reason.DAMAGED).pieces("2", 1), order, at).refusals())
                .as("a line that the order does not have")
                .hasSize(1);
        assertThat(decide(aClaim(Reason.DAMAGED).pieces("1", 10).remedy(partial(paid)), order, at)
                        .eligible())
                .isTrue();
        assertThat(decide(aClaim(Reason.DAMAGED).remedy(partial(paid.plus(0.01))), order, at)
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.explanation()).contains(paid.toString()));
    }

    @Test
    @DisplayName("E34: goods that customs seized never arrive, and can be claimed for all the same (K5)")
    void goodsSeizedByCustomsCanBeClaimedFor() {
        Order order = anOrder()
                .deliveredAt(null)
                .tracked(Instant.parse("2026-01-12T08:00:00Z"), TrackingStatus.CUSTOMS_HELD)
                .build();
        Eligibility decided = decide(aClaim(Reason.NON_COMPLIANT), order, ZonedDateTime.parse("2026-04-12T08:00:00Z"));
        assertThat(decided.eligible()).isTrue();
        assertThat(decided.findings()).extracting(Finding::rule).containsExactly("E34");
    }

    @Test
    @DisplayName("E90, E91: what went wrong with the money, while there is some")
    void moneyMattersNeedMoney() {
        ZonedDateTime at = ZonedDateTime.parse("2026-01-11T10:00:00Z");
        Order paid = anOrder().build();
        Order unpaid = anOrder().paid(Money.parse("USD 0.00")).build();
        assertThat(decide(aClaim(Reason.SELLER_CANNOT_FULFIL), paid, at).eligible())
                .isTrue();
        assertThat(decide(aClaim(Reason.SELLER_CANNOT_FULFIL), unpaid, at).eligible())
                .isFalse();
    }

    @Test
    @DisplayName("Ruling: facts with their dates, rows hit, version and result are kept")
    void theRulingKeepsFactsAndRows() {
        Order order = delivered("2026-06-01T10:00:00+02:00").build();
        Ruling ruling = decide(aClaim(Reason.CHANGE_OF_MIND), order, ZonedDateTime.parse("2026-06-08T10:00:00+02:00"))
                .ruling();
        assertThat(ruling.table()).isEqualTo("eligibility");
        assertThat(ruling.versionTag()).isEqualTo("1.0.0");
        assertThat(ruling.id().version()).isEqualTo(7);
        assertThat(ruling.facts()).containsEntry("daysSinceReceipt", 7).containsEntry("receivedOn", "2026-06-01");
        assertThat(ruling.hits()).extracting(RuleHit::ruleId).containsExactly("rule_E20");
        assertThat(ruling.result()).isEqualTo("eligible");
    }

    private Eligibility decide(ClaimBuilder claim, Order order, ZonedDateTime at) {
        return eligibility.decide(
                claim.build(), OrderStanding.untouched(order, Channel.TRADE_ASSURANCE), at.toInstant());
    }

    private static OrderBuilder delivered(String at) {
        Instant delivered = ZonedDateTime.parse(at).toInstant();
        return anOrder()
                .placedAt(delivered.minusSeconds(86_400 * 20))
                .shippedAt(delivered.minusSeconds(86_400 * 10))
                .deliveredAt(delivered);
    }

    private static Remedy partial(Money amount) {
        return new Remedy(RemedyType.PARTIAL_REFUND, amount);
    }
}
