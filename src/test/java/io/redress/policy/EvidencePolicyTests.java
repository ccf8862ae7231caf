package io.redress.policy;

import static io.redress.orders.OrderBuilder.anOrder;
import static io.redress.policy.EvidenceType.INVOICE;
import static io.redress.policy.EvidenceType.PHOTO;
import static io.redress.policy.EvidenceType.PROOF_OF_DELIVERY;
import static io.redress.policy.EvidenceType.STATEMENT;
import static io.redress.policy.EvidenceType.TRANSACTION_RECORD;
import static io.redress.policy.EvidenceType.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.Channel;
import io.redress.orders.LineQuantity;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.orders.TrackingStatus;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidencePolicyTests {

    private final EvidencePolicy evidence = TestPolicies.with(Clock.systemUTC()).evidence();

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("V10 to V17: what the buyer has to show")
    @CsvSource({
        "NOT_AS_DESCRIBED, AGREED CONDITION STATEMENT",
        "QUALITY_DISCREPANCY, AGREED CONDITION STATEMENT",
        "NON_COMPLIANT, AGREED CONDITION STATEMENT",
        "DEFECTIVE, CONDITION STATEMENT",
        "DAMAGED, CONDITION STATEMENT",
        "DAMAGED_IN_TRANSIT, CONDITION STATEMENT",
        "WRONG_ITEM, CONDITION ORDERED STATEMENT",
        "SHORT_QUANTITY, CONDITION ORDERED STATEMENT",
        "NOT_DELIVERED, ''",
        "LOST_IN_TRANSIT, ''",
        "PAYMENT_OR_REFUND, PAYMENT",
        "PRICE_RAISED, PRICE CORRESPONDENCE",
        "CHANGE_OF_MIND, ''",
        "CANCEL_BEFORE_SHIPMENT, ''",
        "SELLER_CANNOT_FULFIL, ''",
    })
    void theBuyerShows(Reason reason, String names) {
        EvidenceRequirements covered = evidence.requirements(question(anOrder().build(), Channel.WHOLESALE, reason));
        assertThat(String.join(" ", names(covered, Side.BUYER))).isEqualTo(names);
        EvidenceRequirements offline = evidence.requirements(question(anOrder().build(), Channel.OFFLINE, reason));
        assertThat(String.join(" ", names(offline, Side.BUYER)))
                .as("V20: offline, the payment and the agreement too")
                .isEqualTo((names + " OFFLINE_PAYMENT OFFLINE_AGREEMENT").strip());
    }

    @Test
    @DisplayName("V14, C3: nobody can prove that nothing came, except offline, where the burden is the buyer's")
    void theSellerShowsTheDelivery() {
        EvidenceRequirements covered =
                evidence.requirements(question(anOrder().build(), Channel.WHOLESALE, Reason.NOT_DELIVERED));
        assertThat(covered.burden()).isEqualTo(Burden.SELLER);
        assertThat(names(covered, Side.SELLER)).containsExactly("DELIVERY");
        assertThat(evidence.requirements(question(anOrder().build(), Channel.OFFLINE, Reason.NOT_DELIVERED))
                        .burden())
                .isEqualTo(Burden.BUYER);
    }

    @Test
    @DisplayName("V11: a photo does not show that a machine fails")
    void aMachineIsShownAtWork() {
        Order order =
                anOrder().lines(line("1", "MACHINERY"), line("2", "TABLEWARE")).build();
        assertThat(verdict(order, "1", PHOTO, STATEMENT)).isEqualTo(Verdict.PARTIAL);
        assertThat(verdict(order, "1", VIDEO, STATEMENT)).isEqualTo(Verdict.SUFFICIENT);
        assertThat(verdict(order, "2", PHOTO, STATEMENT)).isEqualTo(Verdict.SUFFICIENT);
    }

    private Verdict verdict(Order order, String lineId, EvidenceType... submitted) {
        var question = new EvidenceQuestion(
                order, Channel.TRADE_ASSURANCE, Reason.DEFECTIVE, List.of(new LineQuantity(lineId, 1)));
        return evidence.assess(question, file(submitted), file()).buyer().verdict();
    }

    @Test
    @DisplayName("C2: the description and the payment of a wholesale order are already there")
    void wholesaleRecordsCount() {
        EvidenceAssessment payment = evidence.assess(
                question(anOrder().build(), Channel.WHOLESALE, Reason.PAYMENT_OR_REFUND), file(), file());
        assertThat(payment.buyer().verdict()).isEqualTo(Verdict.SUFFICIENT);
        assertThat(payment.draftAgainst())
                .as("V31 does not ask for what is held")
                .isEmpty();
        EvidenceAssessment quality = evidence.assess(
                question(anOrder().build(), Channel.WHOLESALE, Reason.QUALITY_DISCREPANCY),
                file(PHOTO, STATEMENT),
                file());
        assertThat(quality.buyer().verdict()).isEqualTo(Verdict.SUFFICIENT);
    }

    @Test
    @DisplayName("C3: offline, the platform holds nothing")
    void offlineNothingIsHeld() {
        assertThat(evidence.requirements(question(anOrder().build(), Channel.OFFLINE, Reason.DEFECTIVE))
                        .held())
                .isEmpty();
    }

    @Test
    @DisplayName("V14: tracking that says delivered is already there")
    void trackingThatSaysDeliveredCounts() {
        Order order = anOrder()
                .tracked(Instant.parse("2026-01-25T08:00:00Z"), TrackingStatus.DELIVERED)
                .build();
        assertThat(evidence.assess(question(order, Channel.WHOLESALE, Reason.NOT_DELIVERED), file(), file())
                        .seller()
                        .verdict())
                .isEqualTo(Verdict.SUFFICIENT);
    }

    @Test
    @DisplayName("V30: verdict, score and what is missing, for each side")
    void saysWhatIsMissing() {
        EvidenceAssessment assessed = evidence.assess(
                question(anOrder().build(), Channel.OFFLINE, Reason.WRONG_ITEM),
                file(PHOTO, INVOICE, TRANSACTION_RECORD),
                file());
        assertThat(assessed.buyer().verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(assessed.buyer().score()).isEqualTo(60);
        assertThat(assessed.buyer().missing())
                .extracting(Requirement::name)
                .containsExactly("STATEMENT", "OFFLINE_AGREEMENT");
        assertThat(assessed.seller().verdict()).isEqualTo(Verdict.SUFFICIENT);
        assertThat(assessed.rulings())
                .extracting(Ruling::table)
                .containsExactly(
                        "evidence-requirements",
                        "evidence-held",
                        "burden-of-proof",
                        "evidence-sufficiency",
                        "evidence-sufficiency");
    }

    @Test
    @DisplayName("V31: a draft decision against the side with the burden that submitted nothing at all")
    void silenceOfTheSideWithTheBurden() {
        Order order = anOrder().build();
        assertThat(evidence.assess(question(order, Channel.TRADE_ASSURANCE, Reason.DEFECTIVE), file(), file())
                        .draftAgainst())
                .contains(Side.BUYER);
        assertThat(evidence.assess(question(order, Channel.WHOLESALE, Reason.NOT_DELIVERED), file(), file())
                        .draftAgainst())
                .contains(Side.SELLER);
        assertThat(evidence.assess(
                                question(order, Channel.WHOLESALE, Reason.NOT_DELIVERED),
                                file(),
                                file(PROOF_OF_DELIVERY))
                        .draftAgainst())
                .isEmpty();
        assertThat(evidence.assess(question(order, Channel.WHOLESALE, Reason.CHANGE_OF_MIND), file(), file())
                        .draftAgainst())
                .isEmpty();
    }

    @Test
    @DisplayName("V31: the statement of V1 is shown, but not handed in")
    void theOpeningStatementIsNotEvidenceHandedIn() {
        EvidenceQuestion defective = question(anOrder().build(), Channel.TRADE_ASSURANCE, Reason.DEFECTIVE);
        SideFile opened = new SideFile(List.of(), Set.of(STATEMENT));
        SideSufficiency buyer = evidence.assess(defective, opened, file()).buyer();
        assertThat(buyer.met()).extracting(Requirement::name).containsExactly("STATEMENT");
        assertThat(buyer.draftAgainst()).isTrue();
    }

    private static SideFile file(EvidenceType... submitted) {
        return new SideFile(List.of(submitted), Set.of());
    }

    private static List<String> names(EvidenceRequirements requirements, Side side) {
        return requirements.of(side).stream().map(Requirement::name).toList();
    }

    private static EvidenceQuestion question(Order order, Channel effectiveChannel, Reason reason) {
        return new EvidenceQuestion(order, effectiveChannel, reason, List.of());
    }

    private static OrderLine line(String lineId, String category) {
        return new OrderLine(lineId, "Goods", null, 1, Money.parse("USD 6200.00"), category);
    }
}
