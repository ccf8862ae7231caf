package io.redress.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.RedressApi.Answer;
import io.redress.evidence.inspection.SampleFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EvidenceRequestTests extends EvidenceHttpTest {

    @Autowired
    private TaskService tasks;

    @BeforeEach
    void bringTheCaseToTheMediators() {
        openMediation();
    }

    @Test
    @DisplayName("A mediator asks a side for more, with a term of its own (V2, M3)")
    void asksASideForMore() {
        Answer made = ask("SELLER", 3).expect(201);

        assertThat(made.text("/party")).isEqualTo("SELLER");
        assertThat(made.at("/types/0").asText()).isEqualTo("PACKING_LIST");
        assertThat(made.text("/note")).isEqualTo("How were they packed?");
        assertThat(Duration.between(now(), Instant.parse(made.text("/dueAt"))))
                .isBetween(Duration.ofDays(3).minusMinutes(1), Duration.ofDays(3));
        assertThat(dueAt("EVIDENCE_REQUEST")).isEqualTo(made.text("/dueAt"));
        assertThat(deadline("EVIDENCE_REQUEST").path("party").asText()).isEqualTo("SELLER");
        assertThat(seller.get(path("/readiness")).at("/request")).isEqualTo(made.body());
        assertThat(seller.get(path("")).actions()).contains("submitEvidence", "completeEvidence");
        assertThat(buyer.get(path("")).actions()).doesNotContain("submitEvidence", "completeEvidence");
        assertThat(mia.get(path("")).actions()).doesNotContain("decide", "requestEvidence");
    }

    @Test
    @DisplayName("The clock of the mediation stands still while it waits, for everybody to see (M1)")
    void theClockStandsStill() {
        Instant limit = dueAt("MEDIATION_LIMIT");

        ask("SELLER", 3).expect(201);

        assertThat(deadline("MEDIATION_LIMIT").path("paused").asBoolean()).isTrue();
        assertThat(deadline("MEDIATION_TARGET").path("paused").asBoolean()).isTrue();
        assertThat(dueAt("MEDIATION_LIMIT")).isEqualTo(limit.plus(Duration.ofDays(3)));
        assertThat(events("case.clock_paused")).hasSize(1);
    }

    @Test
    @DisplayName("An answer brings the case back, and the time that was not needed is not given (M1)")
    void theAnswerBringsTheCaseBack() {
        Instant limit = dueAt("MEDIATION_LIMIT");
        ask("SELLER", 3).expect(201);
        pass("P1D");

        seller.upload(number, "PACKING_LIST", "a.pdf", "application/pdf", SampleFiles.pdf())
                .expect(201);
        seller.post(path("/evidence/complete")).expect(200);

        assertThat(Duration.between(limit, dueAt("MEDIATION_LIMIT")))
                .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusMinutes(1));
        assertThat(deadline("MEDIATION_LIMIT").path("paused").asBoolean()).isFalse();
        assertThat(events("case.clock_resumed")).hasSize(1);
        assertThat(mia.get(path("")).actions()).contains("decide", "requestEvidence");
        assertThat(buyer.get(path("/readiness")).at("/request").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("Both asked: the case waits for both (V2)")
    void waitsForBoth() {
        ask("BOTH", 3).expect(201);

        buyer.post(path("/evidence/complete")).expect(200);
        assertThat(mia.get(path("")).actions()).doesNotContain("decide");
        assertThat(buyer.get(path("/readiness")).at("/request/party").asText()).isEqualTo("SELLER");
        buyer.post(path("/evidence/complete")).expect(409);

        seller.post(path("/evidence/complete")).expect(200);
        assertThat(mia.get(path("")).actions()).contains("decide");
    }

    @Test
    @DisplayName("No answer in time: the mediator goes on with what is there (V2)")
    void goesOnWithoutAnAnswer() {
        Instant limit = dueAt("MEDIATION_LIMIT");
        ask("BUYER", 2).expect(201);

        pass("P2D");

        assertThat(mia.get(path("")).actions()).contains("decide");
        assertThat(buyer.get(path("")).actions()).doesNotContain("submitEvidence");
        assertThat(dueAt("MEDIATION_LIMIT")).isEqualTo(limit.plus(Duration.ofDays(2)));
        assertThat(deadline("MEDIATION_LIMIT").path("paused").asBoolean()).isFalse();
        assertThat(events("case.deadline_passed"))
                .extracting(event -> event.path("deadline").asText())
                .containsExactly("EVIDENCE_REQUEST");
    }

    @Test
    @DisplayName("Without days the deadlines table says how long: 5 days (V2)")
    void theTableSaysHowLong() {
        Answer made = ask("SELLER", null).expect(201);

        assertThat(Duration.between(now(), Instant.parse(made.text("/dueAt"))))
                .isBetween(Duration.ofDays(5).minusMinutes(1), Duration.ofDays(5));
    }

    @Test
    @DisplayName("Whoever acts for a party on the phone reads on the task what is asked and what is there (V2)")
    void theTaskSaysWhatIsAskedAndWhatIsThere() {
        ask("SELLER", 3).expect(201);

        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .singleResult()
                        .getDescription())
                .contains("Asked for: packing list (seller): How were they packed?")
                .contains("Evidence: Buyer: photo. Seller: nothing.");
    }

    @Test
    void saysWhichFieldIsWrong() {
        JsonNode nothing = mia.post(path("/evidence-requests"), Map.of("party", "BUYER"))
                .expect(422)
                .body();

        assertThat(nothing.path("field").asText()).isEqualTo("note");
        assertThat(mia.post(path("/evidence-requests"), Map.of("note", "More, please."))
                        .expect(422)
                        .text("/field"))
                .isEqualTo("party");
        for (int days : new int[] {0, -1, 31}) {
            assertThat(ask("BUYER", days).expect(422).text("/field")).isEqualTo("days");
        }
    }

    @Test
    void onlyAMediatorAsks() {
        Map<String, Object> body = Map.of("party", "SELLER", "types", List.of("PACKING_LIST"));

        buyer.post(path("/evidence-requests"), body).expect(409);
        api.marketplace().post(path("/evidence-requests"), body).expect(409);
        assertThat(events("case.evidence_requested")).isEmpty();
    }

    @Test
    @DisplayName("What staff find themselves is part of the file (M3)")
    void staffAddToTheFile() {
        assertThat(mia.upload(number, "CORRESPONDENCE", "a.eml", "message/rfc822", SampleFiles.eml())
                        .expect(201)
                        .text("/submittedBy"))
                .isEqualTo("MEDIATOR");
        assertThat(buyer.get(path("/evidence")).at("/items").findValuesAsText("submittedBy"))
                .containsExactly("BUYER", "MEDIATOR");
    }

    private Answer ask(String party, Integer days) {
        Map<String, Object> body = new HashMap<>();
        body.put("party", party);
        body.put("types", List.of("PACKING_LIST"));
        body.put("note", "How were they packed?");
        if (days != null) {
            body.put("days", days);
        }
        return mia.post(path("/evidence-requests"), body);
    }
}
