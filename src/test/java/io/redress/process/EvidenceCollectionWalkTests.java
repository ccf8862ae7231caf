package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.redress.audit.CaseEventType;
import io.redress.cases.Stage;
import io.redress.e2e.TestFiles;
import io.redress.policy.DeadlineName;
import io.redress.security.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every path of {@code evidence-collection.bpmn}. */
class EvidenceCollectionWalkTests extends WalkTests {

    private static final String MIA = "mia";

    EvidenceCollectionWalkTests() {
        super("evidenceCollection");
    }

    private CaseWalk disputed() {
        return damagedLamps().rejects(SELLER).escalates(BUYER).isIn(Stage.EVIDENCE);
    }

    @Test
    @DisplayName("V2: both sides hand in evidence in parallel; both done early ends the phase early")
    void bothDoneEarly() {
        CaseWalk walk = disputed().waitsAt("task_buyerEvidence", "task_sellerEvidence");
        assertThat(walk.instance("evidenceCollection")).isWaitingAt("task_buyerEvidence", "task_sellerEvidence");
        assertThat(walk.job("timer_buyerEvidence").getDuedate())
                .isEqualTo(Date.from(walk.dueAt(DeadlineName.BUYER_EVIDENCE)));
        assertThat(walk.job("timer_sellerEvidence").getDuedate())
                .isEqualTo(Date.from(walk.dueAt(DeadlineName.SELLER_EVIDENCE)));
        upload(walk, BUYER);
        walk.completesEvidence(BUYER).waitsAt("task_sellerEvidence");
        walk.refused(walk.as(BUYER), "/evidence/complete", Map.of(), "action-not-available");
        upload(walk, SELLER);
        walk.completesEvidence(SELLER).isIn(Stage.MEDIATION).waitsAt("task_mediateDispute");
        walk.events().contains(CaseEventType.SUFFICIENCY_ASSESSED).doesNotContain(CaseEventType.DECISION_DRAFTED);
    }

    @Test
    @DisplayName(
            "V2, V31: silent sides are reminded, their terms end, and the one with the burden gets a draft against it")
    void silentSides() {
        CaseWalk walk = open(order().without("deliveredAt"), "NOT_DELIVERED", remedy("FULL_REFUND"));
        walk.rejects(SELLER).escalates(BUYER);
        walk.fireTimer("timer_buyerEvidenceReminder").fireTimer("timer_sellerEvidenceReminder");
        assertThat(walk.count(CaseEventType.DEADLINE_APPROACHING)).isEqualTo(2);
        walk.fireTimer("timer_buyerEvidence").waitsAt("task_sellerEvidence");
        walk.refused(walk.as(BUYER), "/evidence/complete", Map.of(), "action-not-available");
        walk.refused(walk.as(BUYER), "/evidence/extend", Map.of(), "action-not-available");
        assertThat(walk.as(BUYER)
                        .upload(walk.number().value(), "PHOTO", "late.png", "image/png", TestFiles.png("late"))
                        .status())
                .isEqualTo(409);
        walk.fireTimer("timer_sellerEvidence").isIn(Stage.MEDIATION);
        walk.events().contains(CaseEventType.DECISION_DRAFTED);
        assertThat(walk.staff(MIA).get(walk.path("")).text("/decision/status")).isEqualTo("DRAFT");
        assertThat(walk.view().at("/decision").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("V2: each side extends once by five days, and its timers and its task move along")
    void eachSideExtendsOnce() {
        CaseWalk walk = disputed();
        for (Side side : Side.values()) {
            DeadlineName name = side == BUYER ? DeadlineName.BUYER_EVIDENCE : DeadlineName.SELLER_EVIDENCE;
            Instant before = walk.dueAt(name);
            walk.offersTo(side, "extendEvidence");
            walk.command(walk.as(side), "/evidence/extend", Map.of());
            assertThat(Duration.between(before, walk.dueAt(name))).isEqualTo(Duration.ofDays(5));
            walk.deniesTo(side, "extendEvidence");
            walk.refused(walk.as(side), "/evidence/extend", Map.of(), "action-not-available");
        }
        walk.fireTimer("timer_sellerEvidence").waitsAt("task_buyerEvidence");
    }

    @Test
    @DisplayName("V2: Tasklist keeps what a party says on the phone as a statement; nothing to say is allowed")
    void tasklistKeepsStatements() {
        CaseWalk walk = disputed();
        walk.form(MIA, "task_buyerEvidence", fields("statement", "Three of them arrived broken."));
        walk.waitsAt("task_sellerEvidence");
        walk.form(MIA, "task_sellerEvidence", fields("statement", "")).isIn(Stage.MEDIATION);
        assertThat(walk.as(BUYER).get(walk.path("/evidence")).at("/items").findValuesAsText("type"))
                .containsExactly("STATEMENT");
    }

    private static void upload(CaseWalk walk, Side side) {
        walk.as(side)
                .upload(walk.number().value(), "PHOTO", "lamp.png", "image/png", TestFiles.png(side + "lamp"))
                .expect(201);
    }
}
