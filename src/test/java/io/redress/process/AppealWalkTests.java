package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.redress.audit.CaseEventType;
import io.redress.cases.Stage;
import io.redress.policy.DeadlineName;
import io.redress.security.Side;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every path of {@code appeal.bpmn}. */
class AppealWalkTests extends WalkTests {

    private static final String MIA = "mia";
    private static final String SOFIA = "sofia";

    AppealWalkTests() {
        super("appeal");
    }

    /** Both sides have lost something. */
    private CaseWalk decided() {
        return damagedLamps().toMediation().decides(MIA, remedy("PARTIAL_REFUND", "60.00"), "SELLER");
    }

    private CaseWalk appealed() {
        return decided().appeals(SELLER, "RULE_MISAPPLIED", "V12 was misread.").isIn(Stage.APPEAL);
    }

    private static CaseWalk answers(CaseWalk walk, Side side) {
        walk.command(walk.as(side), "/appeals/" + walk.appealId() + "/answer", Map.of("statement", "It is right."));
        return walk;
    }

    private static CaseWalk reviews(CaseWalk walk, Map<String, Object> decision) {
        walk.command(walk.staff(SOFIA), "/appeals/" + walk.appealId() + "/decision", decision);
        return walk;
    }

    @Test
    @DisplayName("A2: an appeal on new evidence that names none is refused at once, and the window stays open")
    void inadmissibleAppeal() {
        CaseWalk walk = decided().appeals(SELLER, "NEW_EVIDENCE", "There is something new.");
        walk.isIn(Stage.DECIDED).waitsAt("task_considerAppeal").offersTo(SELLER, "appeal");
        assertThat(walk.view().text("/appeals/0/status")).isEqualTo("REFUSED");
        assertThat(walk.view().text("/appeals/0/refusal")).isNotBlank();
    }

    @Test
    @DisplayName("A3: the review of an appeal changes hands and stands still, without the lead hearing of it")
    void reviewWaits() {
        CaseWalk walk = answers(appealed(), BUYER).waitsAt("task_reviewAppeal");
        Date due = walk.job("timer_appealReview").getDuedate();
        walk.command(walk.staff("lena"), "/hand-over", Map.of("to", SOFIA, "note", "Yours."));
        assertThat(walk.assignee("task_reviewAppeal")).isEqualTo(SOFIA);
        walk.command(walk.staff(SOFIA), "/pause", Map.of("reason", "A translator reads the contract.", "days", 7));
        assertThat(walk.job("timer_appealReview").getDuedate()).isAfter(due);
        walk.command(walk.staff(SOFIA), "/resume", Map.of());
        walk.command(walk.staff(SOFIA), "/hand-over", Map.of("note", "I am away."));
        assertThat(walk.assignee("task_reviewAppeal")).isNull();
    }

    @Test
    @DisplayName("A3, A4: the other side is heard, a reviewer who took no part upholds the decision; it is final")
    void upheld() {
        CaseWalk walk = appealed().waitsAt("task_answerAppeal");
        assertThat(walk.instance("appeal")).isWaitingAt("task_answerAppeal");
        assertThat(walk.job("timer_appealAnswer").getDuedate())
                .isEqualTo(Date.from(walk.dueAt(DeadlineName.APPEAL_ANSWER)));
        String appeal = walk.appealId();
        Map<String, Object> upheld = Map.of("outcome", "UPHELD", "reasons", "The rule was read as it stands.");
        walk.refused(
                walk.as(SELLER), "/appeals/" + appeal + "/answer", Map.of("statement", "I"), "action-not-available");
        walk.refused(walk.staff(SOFIA), "/appeals/" + appeal + "/decision", upheld, "action-not-available");
        answers(walk, BUYER)
                .waitsAt("task_reviewAppeal")
                .isFor("task_reviewAppeal", "senior-mediators", "mediation-leads");
        walk.refused(
                walk.as(BUYER), "/appeals/" + appeal + "/answer", Map.of("statement", "II"), "action-not-available");
        walk.refused(walk.staff(MIA), "/appeals/" + appeal + "/decision", upheld, "action-not-available");
        reviews(walk, upheld).isIn(Stage.SETTLEMENT);
        walk.refused(walk.staff(SOFIA), "/appeals/" + appeal + "/decision", upheld, "action-not-available");
        walk.refused(
                walk.as(SELLER),
                "/appeals",
                Map.of("ground", "PROCEDURAL_ERROR", "explanation", "Again."),
                "action-not-available");
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("60.00");
    }

    @Test
    @DisplayName("A1, A3: a cross-appeal is answered too, and both are decided in one review")
    void crossAppeal() {
        CaseWalk walk = appealed();
        walk.appeals(BUYER, "PROCEDURAL_ERROR", "I was not asked.").waitsAt("task_answerAppeal");
        walk.refused(
                walk.as(BUYER),
                "/appeals",
                Map.of("ground", "PROCEDURAL_ERROR", "explanation", "Again."),
                "action-not-available");
        answers(walk, BUYER).waitsAt("task_answerCrossAppeal").offersTo(SELLER, "answerAppeal");
        assertThat(walk.instance("appeal")).isWaitingAt("task_answerCrossAppeal");
        walk.deniesTo(BUYER, "answerAppeal");
        answers(walk, SELLER).waitsAt("task_reviewAppeal");
        reviews(
                walk,
                Map.of(
                        "outcome",
                        "AMENDED",
                        "remedy",
                        remedy("PARTIAL_REFUND", "80.00"),
                        "reasons",
                        "A little more than was decided."));
        assertThat(walk.view().at("/appeals").findValuesAsText("status")).containsExactly("DECIDED", "DECIDED");
        walk.runJob("service_payRefund").isClosed("SETTLED").hasPaid("80.00");
    }

    @Test
    @DisplayName("A3: who does not answer an appeal is reminded, and then not waited for")
    void nobodyAnswers() {
        CaseWalk walk = appealed().fireTimer("timer_appealAnswerReminder").waitsAt("task_answerAppeal");
        walk.fireTimer("timer_appealAnswer").waitsAt("task_reviewAppeal");
        walk.events().contains(CaseEventType.DEADLINE_APPROACHING, CaseEventType.DEADLINE_PASSED);
        walk.deniesTo(BUYER, "answerAppeal");
    }

    @Test
    @DisplayName("A3: a cross-appeal is heard even though its author never answered the first appeal")
    void crossAppealOfASilentSide() {
        CaseWalk walk = appealed().appeals(BUYER, "PROCEDURAL_ERROR", "I was not asked.");
        walk.fireTimer("timer_appealAnswer").waitsAt("task_answerCrossAppeal");
        walk.fireTimer("timer_crossAppealAnswerReminder").waitsAt("task_answerCrossAppeal");
        walk.fireTimer("timer_crossAppealAnswer").waitsAt("task_reviewAppeal");
        reviews(walk, Map.of("outcome", "UPHELD", "reasons", "Neither of the appeals is right."));
        assertThat(walk.view().at("/appeals").findValuesAsText("status")).containsExactly("DECIDED", "DECIDED");
    }

    @Test
    @DisplayName("A3: a review that takes too long goes to the lead's queue")
    void reviewTakesTooLong() {
        CaseWalk walk =
                answers(appealed(), BUYER).fireTimer("timer_appealReview").waitsAt("task_reviewAppeal");
        walk.isFor("task_reviewAppeal", "mediation-leads");
        walk.events().contains(CaseEventType.ESCALATED_TO_LEAD);
        walk.form(
                "lena",
                "task_reviewAppeal",
                fields("outcome", "UPHELD", "reasons", "Late, but the decision was right."));
        walk.isIn(Stage.SETTLEMENT);
    }

    @Test
    @DisplayName("A3, A4: Tasklist takes answers to appeal and cross-appeal, and every outcome of the review")
    void tasklistHearsAndReviews() {
        CaseWalk walk = appealed().appeals(BUYER, "RULE_MISAPPLIED", "It is worse.");
        walk.formRefused(MIA, "task_answerAppeal", fields("statement", ""), "statement");
        walk.form(MIA, "task_answerAppeal", fields("statement", "It is right.")).waitsAt("task_answerCrossAppeal");
        walk.form(MIA, "task_answerCrossAppeal", fields("statement", "It is not."))
                .waitsAt("task_reviewAppeal");
        walk.formRefused(SOFIA, "task_reviewAppeal", fields("outcome", "UPHELD"), "reasons");
        walk.formRefused(
                SOFIA,
                "task_reviewAppeal",
                fields("outcome", "AMENDED", "reasons", "A little more than was decided."),
                "remedyType");
        walk.formRefused(
                SOFIA,
                "task_reviewAppeal",
                fields(
                        "outcome",
                        "AMENDED",
                        "reasons",
                        "A little more than was decided.",
                        "remedyType",
                        "PARTIAL_REFUND",
                        "amount",
                        "60.00",
                        "fault",
                        "SELLER"),
                "Nothing of the decision changes");
        walk.form(
                        SOFIA,
                        "task_reviewAppeal",
                        fields(
                                "outcome",
                                "AMENDED",
                                "reasons",
                                "A little more than was decided.",
                                "remedyType",
                                "PARTIAL_REFUND",
                                "amount",
                                "90.00",
                                "fault",
                                "SELLER"))
                .runJob("service_payRefund")
                .isClosed("SETTLED")
                .hasPaid("90.00");

        CaseWalk overturned = appealed().form(MIA, "task_answerAppeal", fields("statement", "It is right."));
        overturned
                .form(
                        SOFIA,
                        "task_reviewAppeal",
                        fields(
                                "outcome",
                                "OVERTURNED",
                                "reasons",
                                "The lamps left the seller whole.",
                                "remedyType",
                                "DENIED",
                                "fault",
                                "BUYER"))
                .isClosed("DENIED");
    }

    @Test
    @DisplayName("A3: who took part in the first decision cannot review it in Tasklist either")
    void reviewerTookNoPart() {
        CaseWalk walk = answers(
                damagedLamps()
                        .toMediation()
                        .decides("lena", remedy("FULL_REFUND"), "SELLER")
                        .appeals(SELLER, "RULE_MISAPPLIED", "V12 was misread."),
                BUYER);
        Map<String, Object> review = fields("outcome", "UPHELD", "reasons", "The decision was right, I say.");
        // A lead may work on every task, so that it is the rule that refuses.
        walk.formRefused("lena", "task_reviewAppeal", review, "decideAppeal");
        walk.isFor("task_reviewAppeal", "senior-mediators").form(SOFIA, "task_reviewAppeal", review);
    }

    @Test
    @DisplayName("A3: a senior mediator who took part is not offered the review, and so has no right to it")
    void reviewIsNotOffered() {
        CaseWalk walk = answers(
                damagedLamps()
                        .toMediation()
                        .decides(SOFIA, remedy("FULL_REFUND"), "SELLER")
                        .appeals(SELLER, "RULE_MISAPPLIED", "V12 was misread."),
                BUYER);
        walk.isFor("task_reviewAppeal", "mediation-leads")
                .formRefused(
                        SOFIA,
                        "task_reviewAppeal",
                        fields("outcome", "UPHELD", "reasons", "The decision was right, I say."),
                        "does not have one of the following permissions");
    }
}
