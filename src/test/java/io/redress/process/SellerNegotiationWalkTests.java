package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.redress.audit.CaseEventType;
import io.redress.cases.Stage;
import io.redress.policy.DeadlineName;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every path of {@code seller-negotiation.bpmn}. */
class SellerNegotiationWalkTests extends WalkTests {

    private static final String MIA = "mia";
    private static final Map<String, Object> DISPUTE =
            fields("answer", "ESCALATE", "expected", "Whole lamps", "received", "Broken lamps");

    SellerNegotiationWalkTests() {
        super("sellerNegotiation");
    }

    @Test
    @DisplayName("N1: a request goes to the seller first, who has five days and is reminded a day before")
    void requestGoesToTheSellerFirst() {
        CaseWalk walk = damagedLamps().isIn(Stage.NEGOTIATION).waitsAt("task_answerRequest");
        assertThat(walk.instance("sellerNegotiation")).isWaitingAt("task_answerRequest");
        Instant due = walk.dueAt(DeadlineName.SELLER_RESPONSE);
        assertThat(walk.job("timer_sellerResponse").getDuedate()).isEqualTo(Date.from(due));
        assertThat(walk.job("timer_sellerReminder").getDuedate()).isEqualTo(Date.from(due.minus(Duration.ofHours(24))));
        assertThat(walk.view().at("/deadlines").findValuesAsText("dueAt")).contains(due.toString());
        walk.offersTo(SELLER, "acceptOffer", "rejectOffer", "makeOffer")
                .deniesTo(SELLER, "escalate")
                .deniesTo(BUYER, "acceptOffer", "escalate");
    }

    @Test
    @DisplayName("N1: the seller accepts; accepting twice is refused, and the case goes to settlement once")
    void sellerAccepts() {
        CaseWalk walk = damagedLamps();
        String offer = walk.openOffer();
        walk.accepts(SELLER).isIn(Stage.SETTLEMENT).waitsAt();
        walk.refused(walk.as(SELLER), "/offers/" + offer + "/accept", Map.of(), "action-not-available");
        walk.refused(
                walk.as(SELLER),
                "/offers/" + offer + "/reject",
                Map.of("reason", "After all, no."),
                "action-not-available");
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("200.00");
    }

    @Test
    @DisplayName("N1, N2: an offer for an offer; each withdraws the one before, and the old one cannot be accepted")
    void offersGoBackAndForth() {
        CaseWalk walk = damagedLamps();
        String request = walk.openOffer();
        walk.offers(SELLER, remedy("PARTIAL_REFUND", "50.00")).waitsAt("task_answerOffer");
        assertThat(walk.instance("sellerNegotiation")).isWaitingAt("task_answerOffer");
        walk.deniesTo(SELLER, "acceptOffer").offersTo(BUYER, "acceptOffer", "escalate");
        walk.refused(walk.as(BUYER), "/offers/" + request + "/accept", Map.of(), "offer-not-open");
        walk.offers(BUYER, remedy("PARTIAL_REFUND", "120.00")).waitsAt("task_answerRequest");
        walk.rejects(SELLER).waitsAt("task_continueNegotiation");
        walk.offers(SELLER, remedy("PARTIAL_REFUND", "90.00")).waitsAt("task_answerOffer");
        walk.rejects(BUYER).waitsAt("task_continueNegotiation");
        walk.offers(BUYER, remedy("PARTIAL_REFUND", "100.00")).waitsAt("task_answerRequest");
        walk.accepts(SELLER).runJob("service_payRefund").isClosed("SETTLED").hasPaid("100.00");
        assertThat(walk.view().at("/offers").findValuesAsText("status"))
                .containsExactly("WITHDRAWN", "WITHDRAWN", "REJECTED", "REJECTED", "ACCEPTED");
    }

    @Test
    @DisplayName("N4: the seller is reminded once, stays silent, and the case goes to the formal dispute by itself")
    void sellerStaysSilent() {
        CaseWalk walk = damagedLamps();
        String request = walk.openOffer();
        walk.fireTimer("timer_sellerReminder").waitsAt("task_answerRequest");
        assertThat(walk.count(CaseEventType.DEADLINE_APPROACHING)).isEqualTo(1);
        assertThat(walk.hasTimer("timer_sellerReminder")).isFalse();
        walk.fireTimer("timer_sellerResponse").isIn(Stage.FILING).waitsAt("task_fileDispute");
        walk.events().contains(CaseEventType.DEADLINE_PASSED, CaseEventType.FILING_OPENED);
        walk.refused(walk.as(SELLER), "/offers/" + request + "/accept", Map.of(), "action-not-available");
    }

    @Test
    @DisplayName("N4: the buyer is reminded, stays silent on an offer, and the case closes as withdrawn")
    void buyerStaysSilent() {
        CaseWalk walk = damagedLamps().offers(SELLER, remedy("REPLACEMENT"));
        assertThat(walk.job("timer_buyerResponse").getDuedate())
                .isEqualTo(Date.from(walk.dueAt(DeadlineName.BUYER_RESPONSE)));
        String offer = walk.openOffer();
        walk.fireTimer("timer_buyerReminder").waitsAt("task_answerOffer");
        walk.fireTimer("timer_buyerResponse").isClosed("WITHDRAWN").offersTo(BUYER, "reopen");
        walk.refused(walk.as(BUYER), "/offers/" + offer + "/accept", Map.of(), "action-not-available");
    }

    @Test
    @DisplayName("N3: the negotiation ends after ten days, however many offers were made")
    void negotiationRunsOut() {
        CaseWalk walk = damagedLamps().rejects(SELLER);
        assertThat(walk.job("timer_negotiationEnd").getDuedate())
                .isEqualTo(Date.from(walk.dueAt(DeadlineName.NEGOTIATION)));
        walk.offers(BUYER, remedy("REPAIR")).rejects(SELLER);
        walk.fireTimer("timer_negotiationEnd").isIn(Stage.FILING).waitsAt("task_fileDispute");
    }

    @Test
    @DisplayName("N3: a repair that the buyer agrees to stops the clock once, and timers move with the terms")
    void repairStopsTheClock() {
        CaseWalk walk = damagedLamps().rejects(SELLER);
        Instant end = walk.dueAt(DeadlineName.NEGOTIATION);
        walk.command(walk.as(SELLER), "/repair-attempts", Map.of("days", 7, "note", "A new socket"));
        walk.refused(walk.as(SELLER), "/repair-attempts", Map.of("days", 7), "action-not-available");
        walk.command(walk.as(BUYER), "/repair-attempts/agree", Map.of());
        assertThat(Duration.between(end, walk.dueAt(DeadlineName.NEGOTIATION))).isEqualTo(Duration.ofDays(7));
        walk.command(walk.as(BUYER), "/repair-attempts/end", Map.of());
        assertThat(Duration.between(end, walk.dueAt(DeadlineName.NEGOTIATION))).isLessThan(Duration.ofMinutes(5));
        walk.refused(walk.as(BUYER), "/repair-attempts/end", Map.of(), "action-not-available");
    }

    @Test
    @DisplayName("N5: escalation comes too early before the seller's first answer, and works once after it")
    void escalationAfterTheFirstAnswer() {
        CaseWalk walk = damagedLamps();
        walk.refused(walk.as(BUYER), "/escalate", CaseWalk.dispute(), "action-not-available");
        walk.offers(SELLER, remedy("REPAIR")).escalates(SELLER).isIn(Stage.EVIDENCE);
        walk.waitsAt("task_buyerEvidence", "task_sellerEvidence");
        walk.refused(walk.as(BUYER), "/escalate", CaseWalk.dispute(), "action-not-available");
        assertThat(walk.view().at("/offers").findValuesAsText("status")).containsExactly("WITHDRAWN", "EXPIRED");
    }

    @Test
    @DisplayName("N1: Tasklist takes the seller's acceptance on the phone")
    void tasklistAcceptsForTheSeller() {
        damagedLamps()
                .form(MIA, "task_answerRequest", fields("answer", "ACCEPT"))
                .isIn(Stage.SETTLEMENT);
    }

    @Test
    @DisplayName("N1: Tasklist takes each answer of either side: refusal, offer, counter-offer, acceptance")
    void tasklistTakesAnswersOfBothSides() {
        CaseWalk walk = damagedLamps();
        walk.form(MIA, "task_answerRequest", fields("answer", "REJECT", "reason", "It left whole."))
                .waitsAt("task_continueNegotiation");
        walk.form(MIA, "task_continueNegotiation", offer("SELLER", "30.00")).waitsAt("task_answerOffer");
        walk.form(MIA, "task_answerOffer", fields("answer", "REJECT", "reason", "Too little."))
                .waitsAt("task_continueNegotiation");
        walk.form(MIA, "task_continueNegotiation", offer("BUYER", "150.00")).waitsAt("task_answerRequest");
        walk.form(MIA, "task_answerRequest", offer(null, "80.00")).waitsAt("task_answerOffer");
        walk.form(MIA, "task_answerOffer", with(offer(null, "100.00"), "freightPayer", "BUYER", "message", "Last word"))
                .waitsAt("task_answerRequest");
        walk.form(MIA, "task_answerRequest", offer(null, "90.00")).waitsAt("task_answerOffer");
        walk.form(MIA, "task_answerOffer", fields("answer", "ACCEPT"));
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("90.00");
    }

    @Test
    @DisplayName("N5: Tasklist takes the case to the formal dispute from each task of the negotiation")
    void tasklistEscalates() {
        CaseWalk early = damagedLamps();
        early.formRefused(MIA, "task_answerRequest", DISPUTE, "cannot take 'escalate'");
        early.rejects(SELLER).form(MIA, "task_continueNegotiation", with(DISPUTE, "actingFor", "SELLER"));
        early.isIn(Stage.EVIDENCE);

        CaseWalk offered = damagedLamps().offers(SELLER, remedy("REPAIR"));
        offered.form(MIA, "task_answerOffer", with(DISPUTE, "remedyType", "PARTIAL_REFUND", "amount", "80.00"));
        offered.isIn(Stage.EVIDENCE);
        assertThat(offered.view().text("/statement/requestedRemedy/amount/amount"))
                .isEqualTo("80.00");

        CaseWalk countered = damagedLamps().rejects(SELLER).offers(BUYER, remedy("REPAIR"));
        countered.form(MIA, "task_answerRequest", DISPUTE).isIn(Stage.EVIDENCE);
        CaseWalk buyer = damagedLamps().rejects(SELLER);
        buyer.form(MIA, "task_continueNegotiation", with(DISPUTE, "actingFor", "BUYER"))
                .isIn(Stage.EVIDENCE);
    }

    @Test
    @DisplayName("N1: Tasklist refuses a wrong entry, and the task is still there with nothing changed")
    void tasklistRefusesWrongEntries() {
        CaseWalk walk = damagedLamps();
        walk.formRefused(MIA, "task_answerRequest", fields(), "answer");
        walk.formRefused(MIA, "task_answerRequest", fields("answer", "MAYBE"), "MAYBE");
        walk.formRefused(MIA, "task_answerRequest", fields("answer", "WAIVE"), "nothing to appeal against");
        walk.formRefused(MIA, "task_answerRequest", fields("answer", "REJECT", "reason", " "), "reason");
        walk.formRefused(MIA, "task_answerRequest", fields("answer", "OFFER"), "remedyType");
        walk.formRefused(MIA, "task_answerRequest", offer(null, ""), "amount");
        walk.formRefused(MIA, "task_answerRequest", offer(null, "$11,230,00.00"), "amount");
        walk.formRefused(MIA, "task_answerRequest", offer(null, "10.005"), "decimal");
        walk.formRefused(MIA, "task_answerRequest", offer(null, "999999.00"), "paid");
        walk.formRefused(
                MIA, "task_answerRequest", fields("answer", "OFFER", "remedyType", "DENIED"), "decisions only");
        walk.accepts(SELLER);
    }

    private static Map<String, Object> offer(String actingFor, String amount) {
        Map<String, Object> offer = fields("answer", "OFFER", "remedyType", "PARTIAL_REFUND", "amount", amount);
        return actingFor == null ? offer : with(offer, "actingFor", actingFor);
    }
}
