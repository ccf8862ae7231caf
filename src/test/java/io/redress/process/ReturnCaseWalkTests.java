package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.audit.CaseEventType;
import io.redress.cases.Stage;
import io.redress.e2e.TestFiles;
import io.redress.policy.DeadlineName;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every path of {@code return-case.bpmn}. */
class ReturnCaseWalkTests extends WalkTests {

    private static final String MIA = "mia";

    ReturnCaseWalkTests() {
        super("returnCase");
    }

    @Test
    @DisplayName("E21: an ineligible request is closed at once, and nothing can be done with it")
    void ineligibleRequestIsClosed() {
        OrderFacts order = order().delivered(Duration.ofDays(9));
        CaseWalk walk =
                open(order, "CHANGE_OF_MIND", remedy("RETURN_AND_REFUND")).isClosed("INELIGIBLE");
        assertThat(walk.view().at("/findings").findValuesAsText("rule")).contains("E21");
        walk.refused(walk.as(BUYER), "/withdraw", Map.of(), "action-not-available");
        walk.refused(walk.as(BUYER), "/reopen", Map.of(), "action-not-available");
    }

    @Test
    @DisplayName("N1, S3: an agreement in the negotiation is carried out and closes the case")
    void agreementIsCarriedOut() {
        CaseWalk walk = damagedLamps();
        assertThat(walk.instance("returnCase")).isWaitingAt("call_sellerNegotiation");
        walk.accepts(SELLER);
        assertThat(walk.instance("returnCase")).isWaitingAt("call_settlement");
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("200.00");
        walk.refused(walk.as(BUYER), "/withdraw", Map.of(), "action-not-available");
    }

    @Test
    @DisplayName("N4: a buyer silent on an offer has withdrawn; the case is reopened once, not twice")
    void silentBuyerReopensOnce() {
        CaseWalk walk = damagedLamps().offers(SELLER, remedy("REPAIR")).fireTimer("timer_buyerResponse");
        walk.isClosed("WITHDRAWN");
        walk.command(walk.as(BUYER), "/reopen", Map.of());
        walk.isIn(Stage.NEGOTIATION).waitsAt("task_answerRequest");
        walk.refused(walk.as(BUYER), "/reopen", Map.of(), "action-not-available");
        walk.offers(SELLER, remedy("REPAIR")).fireTimer("timer_buyerResponse").isClosed("WITHDRAWN");
        walk.refused(walk.as(BUYER), "/reopen", Map.of(), "action-not-available");
    }

    @Test
    @DisplayName("V1: after the seller's silence the buyer files the dispute, once")
    void buyerFiles() {
        CaseWalk walk = damagedLamps().fireTimer("timer_sellerResponse").waitsAt("task_fileDispute");
        assertThat(walk.instance("returnCase")).isWaitingAt("task_fileDispute");
        assertThat(walk.job("timer_filing").getDuedate()).isEqualTo(Date.from(walk.dueAt(DeadlineName.FILING)));
        walk.offersTo(BUYER, "escalate", "withdraw");
        walk.escalates(BUYER).isIn(Stage.EVIDENCE);
        walk.refused(walk.as(BUYER), "/escalate", CaseWalk.dispute(), "action-not-available");
    }

    @Test
    @DisplayName("V1: a dispute that nobody files is withdrawn after a reminder")
    void nobodyFiles() {
        CaseWalk walk = damagedLamps().fireTimer("timer_sellerResponse");
        walk.fireTimer("timer_filingReminder").waitsAt("task_fileDispute");
        walk.fireTimer("timer_filing").isClosed("WITHDRAWN").offersTo(BUYER, "reopen");
        walk.refused(walk.as(BUYER), "/escalate", CaseWalk.dispute(), "action-not-available");
    }

    @Test
    @DisplayName("V1: Tasklist files with or without another remedy, and refuses a statement that lacks a part")
    void tasklistFiles() {
        CaseWalk walk = damagedLamps().fireTimer("timer_sellerResponse");
        walk.formRefused(MIA, "task_fileDispute", fields("expected", "Whole lamps"), "received");
        walk.formRefused(
                MIA,
                "task_fileDispute",
                fields("expected", "Whole", "received", "Broken", "remedyType", "COMPENSATION", "amount", "-5"),
                "amount");
        walk.form(
                MIA,
                "task_fileDispute",
                fields("expected", "Whole", "received", "Broken", "remedyType", "COMPENSATION", "amount", "75"));
        assertThat(walk.isIn(Stage.EVIDENCE).view().text("/statement/requestedRemedy/amount/amount"))
                .isEqualTo("75.00");

        CaseWalk plain = damagedLamps().fireTimer("timer_sellerResponse");
        plain.form(MIA, "task_fileDispute", fields("expected", "Whole", "received", "Broken", "remedyType", ""));
        assertThat(plain.view().text("/statement/requestedRemedy/type")).isEqualTo("FULL_REFUND");
    }

    @Test
    @DisplayName("N7: the buyer withdraws at any time until a decision, and only once")
    void buyerWithdrawsUntilTheDecision() {
        List<CaseWalk> walks = List.of(
                damagedLamps(),
                damagedLamps().fireTimer("timer_sellerResponse"),
                damagedLamps().rejects(SELLER).escalates(SELLER),
                damagedLamps().toMediation());
        assertThat(walks)
                .extracting(walk -> walk.subject().stage())
                .containsExactly(Stage.NEGOTIATION, Stage.FILING, Stage.EVIDENCE, Stage.MEDIATION);
        for (CaseWalk walk : walks) {
            walk.refused(walk.as(SELLER), "/withdraw", Map.of(), "action-not-available");
            walk.command(walk.as(BUYER), "/withdraw", Map.of());
            walk.isClosed("WITHDRAWN").deniesTo(BUYER, "reopen");
            walk.refused(walk.as(BUYER), "/withdraw", Map.of(), "action-not-available");
        }
        CaseWalk decided = damagedLamps().toMediation().decides(MIA, remedy("DENIED"), "BUYER");
        decided.refused(decided.as(BUYER), "/withdraw", Map.of(), "action-not-available");
    }

    @Test
    @DisplayName("N7: an agreement during evidence or mediation ends the dispute and is carried out")
    void agreementEndsTheDispute() {
        for (CaseWalk walk : List.of(
                damagedLamps().rejects(SELLER).escalates(BUYER), damagedLamps().toMediation())) {
            walk.offers(SELLER, remedy("COMPENSATION", "40.00")).accepts(BUYER);
            assertThat(walk.isIn(Stage.SETTLEMENT).instance("returnCase")).isWaitingAt("call_settlementOfAgreement");
            walk.refused(walk.as(BUYER), "/withdraw", Map.of(), "action-not-available");
            walk.refused(
                    walk.staff(MIA), "/decision", CaseWalk.decision(remedy("DENIED"), "NONE"), "action-not-available");
            walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("40.00");
        }
    }

    @Test
    @DisplayName("N7: once a decision is issued, an offer made before can no longer be accepted")
    void offersEndWithTheDecision() {
        CaseWalk walk = damagedLamps().toMediation().offers(SELLER, remedy("COMPENSATION", "40.00"));
        String offer = walk.openOffer();
        walk.decides(MIA, remedy("FULL_REFUND"), "SELLER");
        walk.refused(walk.as(BUYER), "/offers/" + offer + "/accept", Map.of(), "action-not-available");
        walk.refused(walk.as(SELLER), "/offers", Map.of("remedy", remedy("REPAIR")), "action-not-available");
    }

    @Test
    @DisplayName("A5: a refund waits for the appeal window, of whose end both are reminded")
    void refundWaitsForTheWindow() {
        CaseWalk walk = damagedLamps().toMediation().decides(MIA, remedy("FULL_REFUND"), "SELLER");
        assertThat(walk.isIn(Stage.DECIDED).instance("returnCase")).isWaitingAt("task_considerAppeal");
        Instant end = walk.dueAt(DeadlineName.APPEAL_WINDOW);
        assertThat(walk.job("timer_appealWindow").getDuedate()).isEqualTo(Date.from(end));
        walk.fireTimer("timer_appealReminder").waitsAt("task_considerAppeal");
        walk.fireTimer("timer_appealWindow").isIn(Stage.SETTLEMENT);
        walk.refused(walk.as(SELLER), "/appeals", appeal("PROCEDURAL_ERROR"), "action-not-available");
        walk.refused(walk.as(SELLER), "/appeals/waive", Map.of(), "action-not-available");
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("200.00");
    }

    @Test
    @DisplayName("A5: the losing side waives, and a claim that was denied is closed with nothing to pay")
    void deniedAndWaived() {
        CaseWalk walk = damagedLamps().toMediation().decides(MIA, remedy("DENIED"), "BUYER");
        walk.refused(walk.as(SELLER), "/appeals/waive", Map.of(), "action-not-available");
        walk.command(walk.as(BUYER), "/appeals/waive", Map.of());
        walk.isClosed("DENIED");
        walk.refused(walk.as(BUYER), "/appeals", appeal("PROCEDURAL_ERROR"), "action-not-available");
    }

    @Test
    @DisplayName("A5: Tasklist waits for the second losing side after the first has waived")
    void bothSidesWaiveOnThePhone() {
        CaseWalk walk = damagedLamps().toMediation().decides(MIA, remedy("PARTIAL_REFUND", "60.00"), "SELLER");
        walk.formRefused(MIA, "task_considerAppeal", fields("answer", "WAIVE"), "actingFor");
        walk.form(MIA, "task_considerAppeal", fields("actingFor", "BUYER", "answer", "WAIVE"))
                .waitsAt("task_considerAppeal");
        walk.formRefused(MIA, "task_considerAppeal", fields("actingFor", "BUYER", "answer", "WAIVE"), "cannot take");
        walk.form(MIA, "task_considerAppeal", fields("actingFor", "SELLER", "answer", "WAIVE"))
                .isIn(Stage.SETTLEMENT);
    }

    @Test
    @DisplayName("A2, A4: a refused appeal leads back to the window; an admitted one to the decision that stands")
    void appealsAreRefusedOrHeard() {
        CaseWalk walk = damagedLamps().toMediation().decides(MIA, remedy("FULL_REFUND"), "SELLER");
        walk.formRefused(
                MIA,
                "task_considerAppeal",
                fields("actingFor", "SELLER", "answer", "APPEAL", "explanation", "Wrong."),
                "ground");
        walk.form(
                        MIA,
                        "task_considerAppeal",
                        fields(
                                "actingFor",
                                "SELLER",
                                "answer",
                                "APPEAL",
                                "ground",
                                "NEW_EVIDENCE",
                                "explanation",
                                "New."))
                .waitsAt("task_considerAppeal")
                .isIn(Stage.DECIDED);
        walk.events().contains(CaseEventType.APPEAL_REFUSED);
        walk.form(
                        MIA,
                        "task_considerAppeal",
                        fields(
                                "actingFor",
                                "SELLER",
                                "answer",
                                "APPEAL",
                                "ground",
                                "RULE_MISAPPLIED",
                                "explanation",
                                "Wrong rule."))
                .isIn(Stage.APPEAL);
        assertThat(walk.instance("returnCase")).isWaitingAt("call_appeal");
        walk.command(walk.as(BUYER), "/appeals/" + walk.appealId() + "/answer", Map.of("statement", "It is right."));
        walk.command(
                walk.staff("sofia"),
                "/appeals/" + walk.appealId() + "/decision",
                Map.of(
                        "outcome", "OVERTURNED",
                        "remedy", remedy("DENIED"),
                        "fault", "BUYER",
                        "reasons", "The lamps left the seller whole."));
        walk.isClosed("DENIED");
    }

    @Test
    @DisplayName(
            "E70: while a case is open, a second one about the same goods is ineligible and leaves the first alone")
    void secondCaseAboutTheSameGoods() {
        CaseWalk walk = damagedLamps();
        Answer second = walk.as(BUYER)
                .post("/api/v1/cases", request(walk.order(), "DAMAGED", 10, remedy("FULL_REFUND")))
                .expect(201);
        assertThat(second.text("/outcome")).isEqualTo("INELIGIBLE");
        walk.isIn(Stage.NEGOTIATION).waitsAt("task_answerRequest");
    }

    @Test
    @DisplayName("V2: papers that come before the dispute are kept; those that come after a term are refused")
    void papersEarlyAndLate() {
        CaseWalk walk = damagedLamps();
        walk.as(BUYER)
                .upload(walk.number().value(), "PHOTO", "lamp.png", "image/png", TestFiles.png("early"))
                .expect(201);
        walk.rejects(SELLER).escalates(BUYER).completesEvidence(BUYER);
        Answer late = walk.as(BUYER)
                .upload(walk.number().value(), "PHOTO", "late.png", "image/png", TestFiles.png("late"))
                .expect(409);
        assertThat(late.text("/code")).isEqualTo("action-not-available");
        walk.refused(walk.as(BUYER), "/evidence/complete", Map.of(), "action-not-available");
        walk.completesEvidence(SELLER).isIn(Stage.MEDIATION);
        walk.refused(walk.as(SELLER), "/evidence/extend", Map.of(), "action-not-available");
    }

    private static Map<String, Object> appeal(String ground) {
        return Map.of("ground", ground, "explanation", "The decision is wrong.");
    }
}
