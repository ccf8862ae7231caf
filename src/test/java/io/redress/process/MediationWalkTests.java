package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.redress.OrderFacts;
import io.redress.audit.CaseEventType;
import io.redress.cases.Stage;
import io.redress.policy.DeadlineName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every path of {@code mediation.bpmn}. */
class MediationWalkTests extends WalkTests {

    private static final String MIA = "mia";
    private static final String SOFIA = "sofia";
    private static final String LENA = "lena";
    private static final Map<String, Object> REQUEST =
            Map.of("party", "BUYER", "types", List.of("PHOTO"), "note", "A photo of the socket");
    private static final Map<String, Object> DECIDED = fields(
            "nextStep",
            "DECIDE",
            "remedyType",
            "FULL_REFUND",
            "fault",
            "SELLER",
            "reasons",
            "The photos show that the goods arrived broken.");

    MediationWalkTests() {
        super("mediation");
    }

    private CaseWalk mediated() {
        return damagedLamps().toMediation();
    }

    /** Goods for 6,000.00 USD. */
    private CaseWalk large() {
        OrderFacts order = order().line("L1", "Machine", 2, "3000.00").paid("6050.00");
        return open(order, "DAMAGED", remedy("FULL_REFUND")).toMediation();
    }

    @Test
    @DisplayName("M2, M3: a dispute goes to its group, one mediator decides it, once")
    void oneMediatorDecidesOnce() {
        CaseWalk walk = mediated().waitsAt("task_mediateDispute").isFor("task_mediateDispute", "mediators");
        assertThat(walk.instance("mediation")).isWaitingAt("task_mediateDispute");
        walk.decides(MIA, remedy("FULL_REFUND"), "SELLER").isIn(Stage.DECIDED);
        walk.refused(
                walk.staff("omar"), "/decision", CaseWalk.decision(remedy("DENIED"), "NONE"), "action-not-available");
        walk.refused(walk.staff(MIA), "/evidence-requests", REQUEST, "action-not-available");
        assertThat(walk.count(CaseEventType.DECISION_ISSUED)).isEqualTo(1);
    }

    @Test
    @DisplayName("M1, V2: a mediator asks one side for more; the clock stands still and the case comes back to it")
    void oneSideIsAskedForMore() {
        CaseWalk walk = mediated();
        Instant limit = walk.dueAt(DeadlineName.MEDIATION_LIMIT);
        walk.command(walk.staff(MIA), "/evidence-requests", REQUEST);
        walk.waitsAt("task_answerEvidenceRequest").deniesTo(SELLER, "completeEvidence");
        assertThat(walk.instance("mediation")).isWaitingAt("task_answerEvidenceRequest");
        assertThat(walk.dueAt(DeadlineName.MEDIATION_LIMIT)).isAfter(limit);
        walk.refused(walk.staff(MIA), "/evidence-requests", REQUEST, "action-not-available");
        walk.refused(walk.as(SELLER), "/evidence/complete", Map.of(), "action-not-available");
        walk.completesEvidence(BUYER).waitsAt("task_mediateDispute");
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo(MIA);
        assertThat(Duration.between(limit, walk.dueAt(DeadlineName.MEDIATION_LIMIT)))
                .isLessThan(Duration.ofMinutes(5));
        walk.refused(walk.as(BUYER), "/evidence/complete", Map.of(), "action-not-available");
    }

    @Test
    @DisplayName("V2: whoever is asked for more is reminded, and the mediator goes on when its term is over")
    void termOfARequestPasses() {
        CaseWalk walk = mediated();
        walk.command(walk.staff(MIA), "/evidence-requests", REQUEST);
        walk.fireTimer("timer_evidenceRequestReminder").waitsAt("task_answerEvidenceRequest");
        walk.fireTimer("timer_evidenceRequest").waitsAt("task_mediateDispute");
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo(MIA);
        walk.events().contains(CaseEventType.CLOCK_PAUSED, CaseEventType.CLOCK_RESUMED);
    }

    @Test
    @DisplayName("V2: both sides are asked for more in Tasklist, and both answer")
    void bothSidesAreAskedForMore() {
        CaseWalk walk = mediated();
        walk.form(
                MIA,
                "task_mediateDispute",
                fields(
                        "nextStep",
                        "REQUEST_EVIDENCE",
                        "party",
                        "BOTH",
                        "evidenceType",
                        "PHOTO",
                        "secondEvidenceType",
                        "INVOICE",
                        "note",
                        "What you have.",
                        "days",
                        "3"));
        walk.completesEvidence(SELLER).waitsAt("task_answerEvidenceRequest");
        walk.completesEvidence(BUYER).waitsAt("task_mediateDispute");
        walk.command(
                walk.staff(MIA),
                "/evidence-requests",
                Map.of("party", "BOTH", "types", List.of(), "note", "Once more"));
        walk.form(MIA, "task_answerEvidenceRequest", fields("statement", "We have nothing more."));
        walk.waitsAt("task_mediateDispute");
    }

    @Test
    @DisplayName("M3, N7: a mediator proposes a settlement, which binds when both sides accept it")
    void mediatorProposes() {
        CaseWalk walk = mediated();
        walk.form(
                        MIA,
                        "task_mediateDispute",
                        fields(
                                "nextStep",
                                "PROPOSE",
                                "remedyType",
                                "PARTIAL_REFUND",
                                "amount",
                                "70.00",
                                "message",
                                "Half?"))
                .waitsAt("task_mediateDispute");
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo(MIA);
        walk.accepts(BUYER).isIn(Stage.MEDIATION).deniesTo(BUYER, "acceptOffer");
        walk.accepts(SELLER).runJob("service_payRefund").isClosed("SETTLED").hasPaid("70.00");

        CaseWalk other = mediated();
        other.command(other.staff(MIA), "/offers", Map.of("remedy", remedy("REPAIR")));
        other.waitsAt("task_mediateDispute").rejects(SELLER).decides(MIA, remedy("DENIED"), "NONE");
    }

    @Test
    @DisplayName("M4: above the limit a senior mediator signs too; a refused signature leads back to the mediator")
    void seniorMediatorSignsToo() {
        CaseWalk walk = large().decides(MIA, remedy("FULL_REFUND"), "SELLER");
        walk.isIn(Stage.MEDIATION).waitsAt("task_signDecision");
        walk.isFor("task_signDecision", "senior-mediators", "mediation-leads");
        assertThat(walk.instance("mediation")).isWaitingAt("task_signDecision");
        assertThat(walk.view().at("/decision").isMissingNode()).isTrue();
        walk.refused(walk.staff(MIA), "/decision/signature", Map.of("approve", true), "action-not-available");
        walk.command(
                walk.staff(SOFIA),
                "/decision/signature",
                Map.of("approve", false, "reasons", "That is more than the file proves."));
        walk.waitsAt("task_mediateDispute");
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo(MIA);
        walk.decides(MIA, remedy("FULL_REFUND"), "SELLER");
        walk.command(walk.staff(SOFIA), "/decision/signature", Map.of("approve", true));
        walk.isIn(Stage.DECIDED);
        walk.refused(walk.staff(LENA), "/decision/signature", Map.of("approve", true), "action-not-available");
    }

    @Test
    @DisplayName("M4: Tasklist takes a signature, a refusal only with reasons, and never one's own decision")
    void tasklistSigns() {
        CaseWalk walk = large().form(LENA, "task_mediateDispute", DECIDED).waitsAt("task_signDecision");
        walk.formRefused(LENA, "task_signDecision", fields("approve", "yes"), "signDecision");
        walk.formRefused(SOFIA, "task_signDecision", fields("approve", "no", "reasons", " "), "reasons");
        walk.form(SOFIA, "task_signDecision", fields("approve", "no", "reasons", "That is more than the file proves."));
        walk.waitsAt("task_mediateDispute").form(LENA, "task_mediateDispute", DECIDED);
        walk.form(SOFIA, "task_signDecision", fields("approve", "yes", "reasons", ""))
                .isIn(Stage.DECIDED);
    }

    @Test
    @DisplayName("M1: warnings at half and four fifths of the target; at the end it goes to the lead's queue")
    void timeRunsOut() {
        CaseWalk walk = mediated();
        walk.fireTimer("timer_halfOfTerm").fireTimer("timer_fourFifthsOfTerm").waitsAt("task_mediateDispute");
        assertThat(walk.count(CaseEventType.DEADLINE_APPROACHING)).isEqualTo(2);
        walk.fireTimer("timer_mediationTerm").waitsAt("task_mediateDispute");
        walk.isFor("task_mediateDispute", "mediation-leads");
        walk.events().contains(CaseEventType.ESCALATED_TO_LEAD);
        walk.form(LENA, "task_mediateDispute", DECIDED).isIn(Stage.DECIDED);
    }

    @Test
    @DisplayName("M1: the lead gets what lies unsigned, too")
    void timeRunsOutBeforeTheSignature() {
        CaseWalk walk = large().decides(MIA, remedy("FULL_REFUND"), "SELLER").fireTimer("timer_mediationTerm");
        walk.waitsAt("task_signDecision").isFor("task_signDecision", "mediation-leads");
        walk.command(walk.staff(LENA), "/decision/signature", Map.of("approve", true));
        walk.isIn(Stage.DECIDED);
    }

    @Test
    @DisplayName("M2: nobody decides a case of a party they have a conflict with")
    void conflictOfInterest() {
        CaseWalk walk = mediated();
        walk.command(walk.staff(MIA), "/conflicts", Map.of("party", "SELLER", "note", "My cousin."));
        walk.refused(walk.staff(MIA), "/decision", CaseWalk.decision(remedy("DENIED"), "NONE"), "conflict-of-interest");
        walk.formRefused(MIA, "task_mediateDispute", DECIDED, "conflict of interest");
        walk.decides("omar", remedy("DENIED"), "NONE").isIn(Stage.DECIDED);
    }

    @Test
    @DisplayName("M2, M3: a dispute that was handed over comes back from a party to whoever has it now, with the note")
    void handedOver() {
        CaseWalk walk = mediated();
        Map<String, Object> note = Map.of("note", "You know this seller.");
        walk.refused(walk.staff(MIA), "/hand-over", note, "action-not-available");
        walk.command(walk.staff(LENA), "/hand-over", with(note, "to", MIA));
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo(MIA);
        walk.refused(walk.staff(MIA), "/hand-over", with(note, "to", SOFIA), "cannot-take-over");
        walk.command(walk.staff(MIA), "/hand-over", with(note, "to", "omar"));
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo("omar");
        assertThat(walk.description("task_mediateDispute"))
                .startsWith("Handed over by mia: You know this seller.\n")
                .contains("Claimed: ");
        walk.refused(walk.staff(MIA), "/hand-over", note, "action-not-available");

        walk.command(walk.staff("omar"), "/evidence-requests", REQUEST);
        walk.completesEvidence(BUYER).waitsAt("task_mediateDispute");
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo("omar");
        assertThat(walk.description("task_mediateDispute")).startsWith("Handed over by mia: You know this seller.\n");

        walk.command(walk.staff(LENA), "/hand-over", with(note, "to", MIA));
        walk.command(walk.staff(MIA), "/offers", Map.of("remedy", remedy("REPAIR")));
        walk.command(walk.staff(MIA), "/evidence-requests", REQUEST);
        walk.fireTimer("timer_evidenceRequest");
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo(MIA);
        walk.command(walk.staff(MIA), "/hand-over", note);
        assertThat(walk.assignee("task_mediateDispute")).isNull();
        walk.isFor("task_mediateDispute", "mediators");
    }

    @Test
    @DisplayName("M4: a signature changes hands, and a refused one leads back to the mediator all the same")
    void signatureIsHandedOver() {
        CaseWalk walk = large().decides(MIA, remedy("FULL_REFUND"), "SELLER").waitsAt("task_signDecision");
        walk.command(walk.staff(LENA), "/hand-over", Map.of("to", SOFIA, "note", "Please sign."));
        assertThat(walk.assignee("task_signDecision")).isEqualTo(SOFIA);
        walk.command(walk.staff(SOFIA), "/hand-over", Map.of("to", LENA, "note", "I am away."));
        walk.command(
                walk.staff(LENA),
                "/decision/signature",
                Map.of("approve", false, "reasons", "That is more than the file proves."));
        assertThat(walk.assignee("task_mediateDispute")).isEqualTo(MIA);
    }

    @Test
    @DisplayName("M1: while staff wait for somebody outside, no warning comes, and the lead gets nothing")
    void clockStandsStill() {
        CaseWalk walk = mediated();
        Instant half = walk.dueAt(DeadlineName.MEDIATION_HALF);
        Instant limit = walk.dueAt(DeadlineName.MEDIATION_LIMIT);
        Map<String, Object> lab = Map.of("reason", "A laboratory looks at the glass.", "days", 10);
        walk.command(walk.staff(MIA), "/pause", lab);
        assertThat(walk.job("timer_halfOfTerm").getDuedate().toInstant()).isEqualTo(half.plus(Duration.ofDays(10)));
        assertThat(walk.job("timer_mediationTerm").getDuedate().toInstant()).isEqualTo(limit.plus(Duration.ofDays(10)));
        walk.refused(walk.staff("omar"), "/pause", lab, "action-not-available");
        walk.command(walk.staff("omar"), "/resume", Map.of());
        assertThat(Duration.between(limit, walk.dueAt(DeadlineName.MEDIATION_LIMIT)))
                .isLessThan(Duration.ofMinutes(5));

        walk.command(walk.staff(MIA), "/pause", lab);
        walk.form(
                MIA,
                "task_mediateDispute",
                fields("nextStep", "REQUEST_EVIDENCE", "party", "SELLER", "note", "Who packed them?"));
        walk.completesEvidence(SELLER).waitsAt("task_mediateDispute");
        assertThat(Duration.between(limit, walk.dueAt(DeadlineName.MEDIATION_LIMIT)))
                .isLessThan(Duration.ofMinutes(5));
        walk.refused(walk.staff(MIA), "/pause", lab, "action-not-available");
    }

    @Test
    @DisplayName("M1, M4: a decision made while the clock stands still lets it run for the signature")
    void decidedWhileTheClockStandsStill() {
        CaseWalk walk = large();
        Instant limit = walk.dueAt(DeadlineName.MEDIATION_LIMIT);
        walk.command(walk.staff(MIA), "/pause", Map.of("reason", "A laboratory looks at it.", "days", 14));
        walk.form(MIA, "task_mediateDispute", DECIDED).waitsAt("task_signDecision");
        assertThat(Duration.between(limit, walk.dueAt(DeadlineName.MEDIATION_LIMIT)))
                .isLessThan(Duration.ofMinutes(5));
    }

    @Test
    @DisplayName("M3: Tasklist decides, and refuses what cannot be decided like that")
    void tasklistDecides() {
        CaseWalk walk = mediated();
        walk.formRefused(MIA, "task_mediateDispute", fields(), "nextStep");
        walk.formRefused(MIA, "task_mediateDispute", with(DECIDED, "fault", ""), "fault");
        walk.formRefused(MIA, "task_mediateDispute", with(DECIDED, "reasons", ""), "reasons");
        walk.formRefused(MIA, "task_mediateDispute", with(DECIDED, "remedyType", ""), "remedyType");
        walk.formRefused(
                MIA, "task_mediateDispute", with(DECIDED, "remedyType", "PARTIAL_REFUND", "amount", "5000"), "at most");
        walk.formRefused(MIA, "task_mediateDispute", with(DECIDED, "incidentalCosts", "900.00"), "at most");
        walk.formRefused(MIA, "task_mediateDispute", fields("nextStep", "REQUEST_EVIDENCE", "note", "More"), "party");
        walk.formRefused(
                MIA,
                "task_mediateDispute",
                fields("nextStep", "REQUEST_EVIDENCE", "party", "BUYER", "note", "More", "days", "99"),
                "30 days");
        walk.formRefused(MIA, "task_mediateDispute", fields("nextStep", "PROPOSE"), "remedyType");
        walk.form(MIA, "task_mediateDispute", DECIDED).isIn(Stage.DECIDED);
        assertThat(walk.view().text("/decision/remedy/type")).isEqualTo("FULL_REFUND");
    }
}
