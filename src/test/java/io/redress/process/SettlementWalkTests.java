package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.redress.audit.CaseEventType;
import io.redress.cases.Stage;
import io.redress.e2e.TestFiles;
import io.redress.policy.DeadlineName;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every path of {@code settlement.bpmn}. */
class SettlementWalkTests extends WalkTests {

    private static final String MIA = "mia";
    private static final Map<String, Object> PARCEL = Map.of("carrier", "DHL", "trackingNumber", "JD0001");
    private static final Map<String, Object> DENIED =
            fields("remedyType", "DENIED", "fault", "BUYER", "reasons", "Bricks came back instead of lamps.");

    SettlementWalkTests() {
        super("settlement");
    }

    private CaseWalk agreed(String remedy) {
        return open(order(), "DAMAGED", remedy(remedy)).accepts(SELLER).isIn(Stage.SETTLEMENT);
    }

    /** The platform does not hold the money. */
    private CaseWalk owedBySeller() {
        CaseWalk walk = open(order().paidToTheSeller("1050.00"), "DAMAGED", remedy("FULL_REFUND"));
        return walk.accepts(SELLER).runJob("service_payRefund").waitsAt("task_payAward");
    }

    private CaseWalk shipped() {
        CaseWalk walk = agreed("RETURN_AND_REFUND");
        walk.command(walk.as(BUYER), "/return-shipment", PARCEL);
        return walk.waitsAt("task_inspectReturn");
    }

    private CaseWalk replaced() {
        CaseWalk walk = agreed("REPLACEMENT");
        walk.command(walk.as(SELLER), "/replacement-shipment", PARCEL);
        return walk.waitsAt("task_confirmReceipt");
    }

    private CaseWalk objected() {
        CaseWalk walk = shipped();
        String photo = walk.as(SELLER)
                .upload(walk.number().value(), "PHOTO", "bricks.png", "image/png", TestFiles.png("bricks"))
                .expect(201)
                .text("/id");
        walk.command(walk.as(SELLER), "/return-inspection", Map.of("result", "EMPTY", "evidenceIds", List.of(photo)));
        return walk.waitsAt("task_reviewObjection");
    }

    /** New goods are awarded for those that go back. */
    private CaseWalk exchanged() {
        CaseWalk walk = damagedLamps().toMediation();
        walk.command(
                walk.staff(MIA),
                "/decision",
                Map.of(
                        "remedy",
                        remedy("REPLACEMENT"),
                        "fault",
                        "SELLER",
                        "returnRequired",
                        true,
                        "reasons",
                        "The photos show that the goods arrived broken."));
        walk.fireTimer("timer_appealWindow").waitsAt("task_shipReturn");
        walk.command(walk.as(BUYER), "/return-shipment", PARCEL);
        return walk.waitsAt("task_inspectReturn");
    }

    @Test
    @DisplayName(
            "S1, S3: once the goods are back, the seller has its term to ship others, whether it looked at them or not")
    void replacementFollowsTheReturn() {
        CaseWalk inspected = exchanged();
        inspected.command(inspected.as(SELLER), "/return-inspection", Map.of("result", "AS_EXPECTED"));
        inspected.waitsAt("task_shipReplacement");
        assertThat(inspected.hasTimer("timer_enforceReplacement")).isTrue();
        CaseWalk silent = exchanged().fireTimer("timer_returnInspection").waitsAt("task_shipReplacement");
        assertThat(silent.job("timer_enforceReplacement").getDuedate())
                .isEqualTo(Date.from(silent.dueAt(DeadlineName.ENFORCEMENT)));
    }

    @Test
    @DisplayName(
            "S3: a bank that does not answer is asked again, is an incident in the end, and the refund is paid once")
    void bankDoesNotAnswer() {
        CaseWalk walk = agreed("FULL_REFUND");
        assertThat(walk.instance("settlement")).isWaitingAt("service_payRefund");
        bank().begin();
        for (int left = 4; left >= 0; left--) {
            assertThat(walk.failJob("service_payRefund").getRetries()).isEqualTo(left);
        }
        assertThat(walk.incidents()).singleElement().asString().contains("The bank does not answer");
        assertThat(walk.view().at("/settlement/paid").isMissingNode()).isTrue();
        bank().end();
        engine().getManagementService()
                .setJobRetries(walk.job("service_payRefund").getId(), 1);
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("200.00");
        assertThat(bank().transfersOf(walk.number().value())).hasSize(1);
        assertThat(walk.count(CaseEventType.REFUND_PAID)).isEqualTo(1);
    }

    @Test
    @DisplayName("S4: a bank that declines leaves the payment to the seller; paying too early or twice is refused")
    void bankDeclines() {
        CaseWalk walk = agreed("FULL_REFUND");
        Map<String, Object> payment = Map.of("reference", "SEPA 1");
        walk.refused(api().marketplace(), "/award-payment", payment, "action-not-available");
        bank().decline();
        walk.runJob("service_payRefund").waitsAt("task_payAward");
        assertThat(walk.instance("settlement")).isWaitingAt("task_payAward");
        walk.command(api().marketplace(), "/award-payment", payment);
        walk.isClosed("SETTLED").hasPaid("200.00");
        walk.refused(api().marketplace(), "/award-payment", payment, "action-not-available");
        assertThat(bank().transfersOf(walk.number().value())).isEmpty();
    }

    @Test
    @DisplayName("S4: who does not pay is reminded, and then enforced against")
    void sellerDoesNotPay() {
        CaseWalk walk = owedBySeller();
        assertThat(walk.job("timer_enforcePayment").getDuedate())
                .isEqualTo(Date.from(walk.dueAt(DeadlineName.ENFORCEMENT)));
        walk.fireTimer("timer_awardPaymentReminder").waitsAt("task_payAward");
        walk.fireTimer("timer_enforcePayment").waitsAt();
        walk.refused(api().marketplace(), "/award-payment", Map.of("reference", "late"), "action-not-available");
        walk.runJob("service_enforceAward").isClosed("ENFORCED");
        assertThat(api().marketplace()
                        .get("/api/v1/sellers/" + walk.order().seller() + "/standing")
                        .at("/penaltyPoints")
                        .asInt())
                .isPositive();
    }

    @Test
    @DisplayName("S4: Tasklist records the seller's own payment, which needs a reference")
    void tasklistRecordsThePayment() {
        owedBySeller()
                .formRefused(MIA, "task_payAward", fields("reference", ""), "reference")
                .form(MIA, "task_payAward", fields("reference", "SEPA 2"))
                .isClosed("SETTLED")
                .hasPaid("200.00");
    }

    @Test
    @DisplayName("S1: a buyer that does not ship the return is reminded, and then the award lapses")
    void returnIsNotShipped() {
        CaseWalk walk = agreed("RETURN_AND_REFUND").waitsAt("task_shipReturn").offersTo(BUYER, "shipReturn");
        assertThat(walk.instance("settlement")).isWaitingAt("task_shipReturn");
        walk.refused(walk.as(SELLER), "/return-inspection", Map.of("result", "AS_EXPECTED"), "action-not-available");
        walk.fireTimer("timer_returnShipmentReminder")
                .fireTimer("timer_returnShipment")
                .isClosed("LAPSED");
        walk.refused(walk.as(BUYER), "/return-shipment", PARCEL, "action-not-available");
    }

    @Test
    @DisplayName("S1: the seller inspects the return within seven days of delivery; the refund follows, once")
    void returnIsInspected() {
        CaseWalk walk = shipped();
        walk.refused(walk.as(BUYER), "/return-shipment", PARCEL, "action-not-available");
        Instant before = walk.dueAt(DeadlineName.RETURN_INSPECTION);
        resend(walk.order().tracked(Instant.parse(walk.view().text("/updatedAt")), "RETURNED_TO_SHIPPER"));
        assertThat(walk.dueAt(DeadlineName.RETURN_INSPECTION)).isBefore(before);
        walk.refused(walk.as(SELLER), "/return-inspection", Map.of("result", "EMPTY"), "photos-required");
        walk.command(walk.as(SELLER), "/return-inspection", Map.of("result", "AS_EXPECTED"));
        walk.refused(walk.as(SELLER), "/return-inspection", Map.of("result", "AS_EXPECTED"), "action-not-available");
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("200.00");
    }

    @Test
    @DisplayName("S1: a seller that does not inspect is reminded, and its silence counts as accepted")
    void returnIsNotInspected() {
        shipped()
                .fireTimer("timer_returnInspectionReminder")
                .waitsAt("task_inspectReturn")
                .fireTimer("timer_returnInspection")
                .runJob("service_payRefund")
                .isClosed("SETTLED")
                .hasPaid("200.00");
    }

    @Test
    @DisplayName("S2: a return that is not as expected goes to the mediator, who may grant less, nothing, or goods")
    void objectionToAReturn() {
        CaseWalk less = objected().isFor("task_reviewObjection", "mediators");
        assertThat(less.instance("settlement")).isWaitingAt("task_reviewObjection");
        less.decides(MIA, remedy("PARTIAL_REFUND", "20.00"), "BUYER");
        less.runJob("service_payRefund").isClosed("SETTLED").hasPaid("20.00");

        CaseWalk nothing = objected();
        nothing.formRefused(MIA, "task_reviewObjection", with(DENIED, "reasons", ""), "reasons");
        nothing.formRefused(
                MIA, "task_reviewObjection", with(DENIED, "remedyType", "COMPENSATION", "amount", "900"), "S2");
        nothing.form(MIA, "task_reviewObjection", DENIED).isClosed("DENIED");

        CaseWalk goods = objected().form(MIA, "task_reviewObjection", with(DENIED, "remedyType", "REPLACEMENT"));
        goods.waitsAt("task_shipReplacement");
    }

    @Test
    @DisplayName("S2: an objection that nobody decides goes to the lead's queue")
    void objectionLies() {
        CaseWalk walk = objected().fireTimer("timer_objectionReview").waitsAt("task_reviewObjection");
        walk.isFor("task_reviewObjection", "mediation-leads");
        walk.events().contains(CaseEventType.ESCALATED_TO_LEAD);
    }

    @Test
    @DisplayName("S1, S2: Tasklist ships and inspects for the parties; a failed inspection needs the seller's photos")
    void tasklistShipsAndInspects() {
        CaseWalk walk = agreed("RETURN_AND_REFUND");
        walk.formRefused(MIA, "task_shipReturn", fields("carrier", "DHL"), "trackingNumber");
        walk.form(MIA, "task_shipReturn", fields("carrier", "DHL", "trackingNumber", "JD2"));
        walk.formRefused(MIA, "task_inspectReturn", fields(), "result");
        walk.formRefused(MIA, "task_inspectReturn", fields("result", "EMPTY", "note", "Bricks"), "photo");
        walk.as(SELLER)
                .upload(walk.number().value(), "PHOTO", "bricks.png", "image/png", TestFiles.png("phone"))
                .expect(201);
        walk.form(MIA, "task_inspectReturn", fields("result", "EMPTY", "note", "Bricks"))
                .waitsAt("task_reviewObjection");

        CaseWalk passed = shipped().form(MIA, "task_inspectReturn", fields("result", "AS_EXPECTED"));
        passed.runJob("service_payRefund").isClosed("SETTLED");
    }

    @Test
    @DisplayName("S3: the seller ships a replacement and the buyer confirms it, each once")
    void replacementIsConfirmed() {
        CaseWalk walk = agreed("REPLACEMENT").waitsAt("task_shipReplacement");
        assertThat(walk.instance("settlement")).isWaitingAt("task_shipReplacement");
        walk.refused(walk.as(BUYER), "/replacement-receipt", Map.of("accepted", true), "action-not-available");
        walk.fireTimer("timer_replacementShipmentReminder");
        walk.command(walk.as(SELLER), "/replacement-shipment", PARCEL);
        walk.refused(walk.as(SELLER), "/replacement-shipment", PARCEL, "action-not-available");
        assertThat(walk.instance("settlement")).isWaitingAt("task_confirmReceipt");
        walk.command(walk.as(BUYER), "/replacement-receipt", Map.of("accepted", true));
        walk.isClosed("SETTLED");
        walk.refused(walk.as(BUYER), "/replacement-receipt", Map.of("accepted", false), "action-not-available");
    }

    @Test
    @DisplayName("S3: a buyer that says nothing about a replacement is reminded, and has accepted it")
    void replacementIsNotConfirmed() {
        CaseWalk walk = replaced();
        Instant before = walk.dueAt(DeadlineName.REPLACEMENT_RECEIPT);
        resend(walk.order().tracked(Instant.parse(walk.view().text("/updatedAt")), "DELIVERED"));
        assertThat(walk.dueAt(DeadlineName.REPLACEMENT_RECEIPT)).isBefore(before);
        walk.fireTimer("timer_replacementReceiptReminder").waitsAt("task_confirmReceipt");
        walk.fireTimer("timer_replacementReceipt").isClosed("SETTLED");
    }

    @Test
    @DisplayName("S2, S3: a replacement that is not accepted goes to the mediator")
    void replacementIsRefused() {
        CaseWalk walk = replaced();
        walk.command(walk.as(BUYER), "/replacement-receipt", Map.of("accepted", false, "note", "Broken again"));
        walk.waitsAt("task_reviewObjection");
        walk.form(MIA, "task_reviewObjection", with(DENIED, "remedyType", "PARTIAL_REFUND", "amount", "50"));
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("50.00");
    }

    @Test
    @DisplayName("S4: a replacement that is never shipped is enforced in money")
    void replacementIsNotShipped() {
        CaseWalk walk = agreed("REPLACEMENT").fireTimer("timer_enforceReplacement");
        walk.refused(walk.as(SELLER), "/replacement-shipment", PARCEL, "action-not-available");
        walk.runJob("service_enforceAward").isClosed("ENFORCED").hasPaid("200.00");
    }

    @Test
    @DisplayName("S3: Tasklist ships the replacement and confirms it, or does not")
    void tasklistReplaces() {
        CaseWalk walk = agreed("REPAIR");
        walk.formRefused(MIA, "task_shipReplacement", fields("trackingNumber", "JD3"), "carrier");
        walk.form(MIA, "task_shipReplacement", fields("carrier", "DHL", "trackingNumber", "JD3"));
        walk.form(MIA, "task_confirmReceipt", fields("accepted", "no", "note", "Broken again"));
        walk.waitsAt("task_reviewObjection");
        CaseWalk other = replaced();
        other.formRefused(MIA, "task_confirmReceipt", fields("note", "What?"), "accepted");
        other.form(MIA, "task_confirmReceipt", fields("accepted", "yes")).isClosed("SETTLED");
    }
}
