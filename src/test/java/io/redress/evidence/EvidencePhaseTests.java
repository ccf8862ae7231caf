package io.redress.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.evidence.inspection.SampleFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EvidencePhaseTests extends EvidenceHttpTest {

    @Test
    @DisplayName("Both sides have 7 days, in parallel (V2)")
    void bothSidesHaveTheSameTime() {
        openDispute();

        assertThat(dueAt("BUYER_EVIDENCE")).isEqualTo(dueAt("SELLER_EVIDENCE"));
        assertThat(Duration.between(now(), dueAt("BUYER_EVIDENCE")))
                .isBetween(Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7));
        assertThat(deadline("SELLER_EVIDENCE").path("party").asText()).isEqualTo("SELLER");
        assertThat(seller.get(path("")).actions()).contains("submitEvidence", "completeEvidence", "extendEvidence");
    }

    @Test
    @DisplayName("Both done early ends the phase early (V2)")
    void bothDoneEndsThePhase() {
        openDispute();

        assertThat(buyer.post(path("/evidence/complete")).expect(200).text("/stage"))
                .isEqualTo("EVIDENCE");
        buyer.post(path("/evidence/complete")).expect(409);
        buyer.upload(number, "OTHER", "a.txt", "text/plain", SampleFiles.text()).expect(409);
        assertThat(seller.post(path("/evidence/complete")).expect(200).text("/stage"))
                .isEqualTo("MEDIATION");
        assertThat(events("case.evidence_completed"))
                .extracting(event -> event.path("party").asText())
                .containsExactly("BUYER", "SELLER");
    }

    @Test
    @DisplayName("Each side may extend once, by 5 days (V2)")
    void eachSideExtendsOnce() {
        openDispute();
        Instant end = dueAt("BUYER_EVIDENCE");

        Answer extended = buyer.post(path("/evidence/extend")).expect(200);

        assertThat(dueAt("BUYER_EVIDENCE")).isEqualTo(end.plus(Duration.ofDays(5)));
        assertThat(dueAt("SELLER_EVIDENCE")).isEqualTo(end);
        assertThat(extended.actions()).doesNotContain("extendEvidence");
        buyer.post(path("/evidence/extend")).expect(409);
        seller.post(path("/evidence/extend")).expect(200);
        assertThat(events("case.evidence_extended")).hasSize(2);
    }

    @Test
    @DisplayName("An extended term ends when the extension does (V2)")
    void theTimersFollowTheExtension() {
        openDispute();
        buyer.post(path("/evidence/extend")).expect(200);

        pass("P8D");
        assertThat(stage()).isEqualTo("EVIDENCE");
        assertThat(buyer.get(path("")).actions()).contains("submitEvidence");
        assertThat(seller.get(path("")).actions()).doesNotContain("submitEvidence");

        pass("P4D");
        assertThat(stage()).isEqualTo("MEDIATION");
        assertThat(events("case.deadline_passed"))
                .extracting(event -> event.path("deadline").asText())
                .containsExactly("SELLER_EVIDENCE", "BUYER_EVIDENCE");
    }

    @Test
    @DisplayName("What both sides have shown is judged when the phase ends, and the rulings are kept (V30)")
    void judgesWhatIsThere() {
        openDispute();
        buyer.upload(number, "PHOTO", "lamp.png", "image/png", SampleFiles.png())
                .expect(201);
        buyer.post(path("/evidence/complete")).expect(200);
        seller.post(path("/evidence/complete")).expect(200);

        assertThat(events("case.sufficiency_assessed")).singleElement().satisfies(assessed -> {
            assertThat(assessed.path("burden").asText()).isEqualTo("BUYER");
            assertThat(assessed.at("/buyer/verdict").asText()).isEqualTo("SUFFICIENT");
            assertThat(assessed.at("/buyer/score").asInt()).isEqualTo(100);
            assertThat(assessed.at("/buyer/missing")).isEmpty();
        });
        assertThat(buyer.get(path("/rulings")).at("/items").findValuesAsText("table"))
                .contains("evidence-requirements", "evidence-sufficiency");
        assertThat(events("case.decision_drafted")).isEmpty();
    }

    @Test
    @DisplayName("The side with the burden of proof is silent: the mediator gets a draft against it (V31)")
    void silenceOfTheSideWithTheBurdenLeadsToADraft() {
        openDispute();

        pass("P7D");

        assertThat(stage()).isEqualTo("MEDIATION");
        assertThat(events("case.sufficiency_assessed"))
                .singleElement()
                .satisfies(
                        assessed -> assertThat(assessed.at("/buyer/missing/0").asText())
                                .startsWith("The damage: a photo or a video"));
        assertThat(events("case.decision_drafted")).hasSize(1);
    }

    @Test
    @DisplayName("Before filing a buyer reads what is missing and what would do (V30)")
    void readinessBeforeFiling() {
        JsonNode buyerSide = buyer.get(path("/readiness")).expect(200).at("/buyer");

        assertThat(buyerSide.path("verdict").asText()).isEqualTo("INSUFFICIENT");
        assertThat(buyerSide.path("score").asInt()).isZero();
        assertThat(buyerSide.path("missing").findValuesAsText("words"))
                .containsExactlyInAnyOrder(
                        "The damage: a photo or a video, best with the packaging.",
                        "A statement in words: what was expected, and what was received.");
        assertThat(buyerSide.at("/missing/0/rule").asText()).isEqualTo("V12");

        buyer.upload(number, "PHOTO", "lamp.png", "image/png", SampleFiles.png())
                .expect(201);

        JsonNode better = seller.get(path("/readiness")).expect(200).at("/buyer");
        assertThat(better.path("verdict").asText()).isEqualTo("PARTIAL");
        assertThat(better.path("score").asInt()).isEqualTo(50);
        assertThat(better.at("/there/0/anyOf/0").asText()).isEqualTo("PHOTO");
    }

    @Test
    @DisplayName("The statement of the dispute counts as shown, but not as handed in (V1, V31)")
    void theStatementOfTheDisputeCounts() {
        openDispute();

        JsonNode readiness = buyer.get(path("/readiness")).expect(200).body();
        assertThat(readiness.at("/buyer/missing")).hasSize(1);
        assertThat(readiness.at("/buyer/there/0/anyOf/0").asText()).isEqualTo("STATEMENT");
        assertThat(readiness.path("burdenOfProof").asText()).isEqualTo("BUYER");
    }

    @Test
    @DisplayName("Of a wholesale order the platform holds description and payment (C2)")
    void whatThePlatformHoldsCounts() {
        openCase(OrderFacts.at(now()).with("channel", "WHOLESALE"), "NOT_AS_DESCRIBED");

        JsonNode readiness = buyer.get(path("/readiness")).expect(200).body();
        assertThat(readiness.at("/platformHolds").findValuesAsText("type"))
                .contains("SPECIFICATION", "TRANSACTION_RECORD");
        assertThat(readiness.at("/buyer/there").findValuesAsText("words"))
                .containsExactly(
                        "What was agreed: a written specification, the sales contract or the approved sample.");
    }

    @Test
    @DisplayName("What is superseded no longer counts (V4, V30)")
    void onlyWhatStandsCounts() {
        String photo = buyer.upload(number, "PHOTO", "lamp.png", "image/png", SampleFiles.png())
                .expect(201)
                .text("/id");
        submit(
                        buyer,
                        Map.of("type", "OTHER", "supersedes", photo),
                        SampleFiles.text(),
                        UUID.randomUUID().toString())
                .expect(201);

        assertThat(buyer.get(path("/readiness")).at("/buyer/there")).isEmpty();
    }
}
