package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.cases.CaseNumber;
import io.redress.evidence.inspection.SampleFiles;
import io.redress.evidence.scan.ScannerDouble;
import io.redress.evidence.scan.ScannerDouble.Behaviour;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UnscannedEvidenceTests extends ScannedEvidenceTest {

    @Autowired
    private EvidenceFile file;

    @Test
    void refusesMalwareByTheNameThatTheScannerHasForIt() {
        Answer refused = submit(buyer, Map.of("type", "OTHER"), MALWARE, key()).expect(422);

        assertThat(refused.text("/code")).isEqualTo("malware-found");
        assertThat(refused.text("/signature")).isEqualTo(ScannerDouble.SIGNATURE);
        assertThat(buyer.get(path("/evidence")).at("/items")).isEmpty();
        assertThat(events("case.evidence_submitted")).isEmpty();
    }

    @Test
    void whatTheScannerPassesIsEvidenceAtOnce() {
        assertThat(submit(buyer, Map.of("type", "OTHER"), SampleFiles.text(), key())
                        .expect(201)
                        .text("/status"))
                .isEqualTo("SUBMITTED");
    }

    @Test
    @DisplayName(
            "While the scanner is down, only who handed a file in reads it, and the other party sees nothing of it")
    void waitsUnseenByTheOtherParty() {
        String id = handInWhileDown("OTHER", SampleFiles.text());

        assertThat(buyer.get(path("/evidence")).text("/items/0/status")).isEqualTo("UNSCANNED");
        assertThat(mia.get(path("/evidence")).text("/items/0/status")).isEqualTo("UNSCANNED");
        assertThat(seller.get(path("/evidence")).at("/items")).isEmpty();
        assertThat(buyer.download(path("/evidence/" + id + "/content")).body()).isEqualTo(SampleFiles.text());
        assertThat(mia.get(path("/evidence/" + id + "/content")).expect(409).text("/code"))
                .isEqualTo("evidence-unscanned");
        seller.get(path("/evidence/" + id + "/content")).expect(404);
        assertThat(eventsOf(buyer)).contains("case.evidence_waiting").doesNotContain("case.evidence_submitted");
        assertThat(eventsOf(seller)).doesNotContain("case.evidence_waiting", "case.evidence_submitted");
        assertThat(waitingTypes(buyer)).containsExactly("OTHER");
        assertThat(waitingTypes(seller)).isEmpty();
        assertThat(file.summary(new CaseNumber(number)))
                .isEqualTo("Buyer: nothing. Seller: nothing. Waiting to be scanned for malware: 1.");
    }

    @Test
    void isEvidenceForBothWhenTheScannerIsBackAndPassesIt() {
        String id = handInWhileDown("OTHER", SampleFiles.text());

        assertThat(pending.run()).as("the scanner is still down").isZero();
        SCANNER.behave(Behaviour.WELL);
        assertThat(pending.run()).isEqualTo(1);

        assertThat(seller.get(path("/evidence")).text("/items/0/status")).isEqualTo("SUBMITTED");
        assertThat(seller.download(path("/evidence/" + id + "/content")).body()).isEqualTo(SampleFiles.text());
        assertThat(events("case.evidence_submitted")).singleElement().satisfies(event -> {
            assertThat(event.path("id").asText()).isEqualTo(id);
            assertThat(event.path("submittedAt").asText()).isNotEmpty();
        });
        assertThat(pending.run()).as("nothing waits any more").isZero();
    }

    @Test
    void isRefusedForBothWhenTheScannerIsBackAndFindsMalware() {
        String id = handInWhileDown("OTHER", MALWARE);
        SCANNER.behave(Behaviour.WELL);
        assertThat(pending.run()).isEqualTo(1);

        for (RedressApi.As reader : List.of(buyer, seller, mia)) {
            assertThat(reader.get(path("/evidence")).text("/items/0/status")).isEqualTo("REFUSED");
            assertThat(reader.get(path("/evidence/" + id + "/content"))
                            .expect(409)
                            .text("/code"))
                    .isEqualTo("evidence-refused");
            assertThat(eventsOf(reader)).contains("case.evidence_refused");
        }
        assertThat(events("case.evidence_refused"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("signature").asText()).isEqualTo(ScannerDouble.SIGNATURE));
        assertThat(file.contains(new CaseNumber(number), UUID.fromString(id))).isFalse();
    }

    @Test
    void theSandboxClockScansWhatWaits() {
        handInWhileDown("OTHER", SampleFiles.text());
        SCANNER.behave(Behaviour.WELL);

        pass("PT1H");

        assertThat(seller.get(path("/evidence")).text("/items/0/status")).isEqualTo("SUBMITTED");
    }

    @Test
    @DisplayName("A piece that waits takes the place of another only when it has been scanned (V4)")
    void supersedesWhenItHasBeenScanned() {
        String first = submit(buyer, Map.of("type", "OTHER"), "first".getBytes(UTF_8), key())
                .expect(201)
                .text("/id");
        SCANNER.behave(Behaviour.DOWN);
        String second = submit(buyer, Map.of("type", "OTHER", "supersedes", first), "second".getBytes(UTF_8), key())
                .expect(201)
                .text("/id");
        assertThat(statuses()).containsExactly("SUBMITTED", "UNSCANNED");
        submit(buyer, Map.of("type", "OTHER", "supersedes", second), "third".getBytes(UTF_8), key())
                .expect(201);

        SCANNER.behave(Behaviour.WELL);
        pending.run();

        assertThat(statuses()).containsExactly("SUPERSEDED", "SUPERSEDED", "SUBMITTED");
    }

    @Test
    void malwareTakesNobodysPlace() {
        String first = submit(buyer, Map.of("type", "OTHER"), "first".getBytes(UTF_8), key())
                .expect(201)
                .text("/id");
        SCANNER.behave(Behaviour.DOWN);
        submit(buyer, Map.of("type", "OTHER", "supersedes", first), MALWARE, key())
                .expect(201);
        SCANNER.behave(Behaviour.WELL);
        pending.run();

        assertThat(statuses()).containsExactly("SUBMITTED", "REFUSED");
        submit(buyer, Map.of("type", "OTHER", "supersedes", first), "better".getBytes(UTF_8), key())
                .expect(201);
        assertThat(statuses()).containsExactly("SUPERSEDED", "REFUSED", "SUBMITTED");
    }

    @Test
    @DisplayName(
            "Who has handed something in is no silent side because the scanner is down (V31), and is judged anew (V30)")
    void nobodyIsWorseOffBecauseTheScannerIsDown() {
        openDispute();
        handInWhileDown("PHOTO", SampleFiles.text());
        buyer.post(path("/evidence/complete")).expect(200);
        seller.post(path("/evidence/complete")).expect(200);
        assertThat(stage()).isEqualTo("MEDIATION");
        assertThat(events("case.decision_drafted")).isEmpty();
        assertThat(lastVerdict()).isNotEqualTo("SUFFICIENT");

        SCANNER.behave(Behaviour.WELL);
        pending.run();

        assertThat(lastVerdict()).isEqualTo("SUFFICIENT");
    }

    private String lastVerdict() {
        List<JsonNode> assessed = events("case.sufficiency_assessed");
        return assessed.get(assessed.size() - 1).at("/buyer/verdict").asText();
    }

    private List<String> waitingTypes(RedressApi.As reader) {
        JsonNode waiting = reader.get(path("/readiness")).expect(200).at("/waiting");
        return StreamSupport.stream(waiting.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private List<String> eventsOf(RedressApi.As reader) {
        return reader.get(path("/timeline")).at("/items").findValuesAsText("type");
    }
}
