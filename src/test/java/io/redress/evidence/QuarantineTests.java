package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.evidence.inspection.SampleFiles;
import io.redress.evidence.scan.ScannerDouble;
import io.redress.evidence.scan.ScannerDouble.Behaviour;
import io.redress.evidence.store.EvidenceStore;
import io.redress.evidence.store.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the bytes of malware that was found after it had been handed in. */
class QuarantineTests extends ScannedEvidenceTest {

    private static final String REFUSED = "/api/v1/refused-contents";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EvidenceStore store;

    @Autowired
    private Environment settings;

    private RedressApi.As lena;

    /** Never the same twice: what becomes of a content, becomes of it in all cases. */
    private byte[] malware;

    private String sha256;

    @BeforeEach
    void drawMalware() {
        lena = api.client("lena");
        malware = ("A text with " + ScannerDouble.MALWARE + " in it, " + UUID.randomUUID()).getBytes(UTF_8);
        sha256 = Sha256.of(malware);
    }

    @Test
    @DisplayName("nobody reads it over any door: content, preview, export; leads and auditors see that it is there")
    void nobodyReadsIt() throws IOException {
        String id = refusedPiece();

        assertThat(inStore()).isTrue();
        for (RedressApi.As reader : List.of(buyer, seller, mia, lena, api.client("sofia"), api.marketplace())) {
            assertWithheld(reader.get(path("/evidence/" + id + "/content")));
            assertWithheld(reader.get(path("/evidence/" + id + "/preview")));
        }
        for (RedressApi.As reader : List.of(buyer, lena)) {
            assertThat(unpacked(reader.download(path("/export")).body()))
                    .contains(sha256)
                    .doesNotContain(new String(malware, UTF_8));
        }
        JsonNode listed = item(lena.get(REFUSED).expect(200).at("/items"));
        assertThat(listed.path("state").asText()).isEqualTo("QUARANTINED");
        assertThat(listed.path("signature").asText()).isEqualTo(ScannerDouble.SIGNATURE);
        assertThat(listed.at("/evidence/0/id").asText()).isEqualTo(id);
        assertThat(listed.at("/evidence/0/caseNumber").asText()).isEqualTo(number);
        for (RedressApi.As other : List.of(buyer, seller, mia, api.marketplace())) {
            other.get(REFUSED).expect(403);
            other.post(REFUSED + "/" + sha256 + "/release", why()).expect(403);
            other.post(REFUSED + "/" + sha256 + "/removal", why()).expect(403);
        }
    }

    @Test
    @DisplayName("removed by a lead, the bytes are gone at once; the row, its hash and what was found stay (V4)")
    void removed() throws IOException {
        String id = refusedPiece();

        Answer done = lena.post(REFUSED + "/" + sha256 + "/removal", why()).expect(200);

        assertThat(done.text("/state")).isEqualTo("REMOVED");
        assertThat(done.text("/decidedBy/id")).isEqualTo("lena");
        assertThat(inStore()).isFalse();
        JsonNode piece = mia.get(path("/evidence")).at("/items/0");
        assertThat(piece.path("id").asText()).isEqualTo(id);
        assertThat(piece.path("status").asText()).isEqualTo("REFUSED");
        assertThat(piece.path("sha256").asText()).isEqualTo(sha256);
        assertThat(events("case.evidence_removed"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("reason").asText()).isEqualTo("Looked at."));
        assertWithheld(buyer.get(path("/evidence/" + id + "/content")));
        assertThat(lena.post(REFUSED + "/" + sha256 + "/release", why())
                        .expect(409)
                        .text("/code"))
                .isEqualTo("content-decided");
        lena.post(REFUSED + "/" + "0".repeat(64) + "/removal", why()).expect(404);
        assertThat(pending.run()).isZero();
    }

    @Test
    @DisplayName("nobody having decided, the bytes go after 30 days, but not while the case is under legal hold")
    void removedInItsTime() throws IOException {
        refusedPiece();
        lena.post(path("/legal-hold"), why()).expect(200);
        found(sha256, "31 days");
        pending.run();
        assertThat(inStore()).isTrue();
        assertThat(lena.post(REFUSED + "/" + sha256 + "/removal", why())
                        .expect(409)
                        .text("/code"))
                .isEqualTo("legal-hold");

        lena.post(path("/legal-hold/release"), why()).expect(200);
        found(sha256, "0 days");
        pending.run();
        assertThat(inStore()).isFalse();
        assertThat(events("case.evidence_removed"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.path("reason").asText()).isEqualTo("Nobody released it in PT720H."));
    }

    @Test
    @DisplayName("a false alarm that a lead releases is evidence for both, and can be handed in again")
    void released() {
        String id = refusedPiece();

        assertThat(lena.post(REFUSED + "/" + sha256 + "/release", why())
                        .expect(200)
                        .text("/state"))
                .isEqualTo("RELEASED");

        assertThat(statuses()).containsExactly("SUBMITTED");
        for (RedressApi.As reader : List.of(buyer, seller, mia)) {
            assertThat(reader.download(path("/evidence/" + id + "/content")).body())
                    .isEqualTo(malware);
        }
        assertThat(events("case.evidence_released")).singleElement().satisfies(event -> {
            assertThat(event.path("wrongly").asText()).isEqualTo(ScannerDouble.SIGNATURE);
            assertThat(event.path("reason").asText()).isEqualTo("Looked at.");
        });
        SCANNER.behave(Behaviour.WELL);
        submit(seller, Map.of("type", "OTHER"), malware, key()).expect(201);
        assertThat(pending.run()).as("nothing is refused again").isZero();
        assertThat(statuses()).containsExactly("SUBMITTED", "SUBMITTED");
        assertThat(lena.post(REFUSED + "/" + sha256 + "/removal", why())
                        .expect(409)
                        .text("/code"))
                .isEqualTo("content-decided");
    }

    @Test
    @DisplayName("the same bytes in another case, let in before anybody knew, are the same malware")
    void theSameElsewhere() throws IOException {
        String before = number;
        String first = submit(buyer, Map.of("type", "OTHER"), "first".getBytes(UTF_8), key())
                .expect(201)
                .text("/id");
        SCANNER.behave(Behaviour.PASSING_ALL);
        String letIn = submit(buyer, Map.of("type", "OTHER", "supersedes", first), malware, key())
                .expect(201)
                .text("/id");
        assertThat(statuses()).containsExactly("SUPERSEDED", "SUBMITTED");
        openCase();
        refusedPiece();
        number = before;
        RedressApi.As reader = mia;

        assertThat(statuses())
                .as("what it had taken the place of stands again")
                .containsExactly("SUBMITTED", "REFUSED");
        assertWithheld(reader.get(path("/evidence/" + letIn + "/content")));
        assertThat(reader.get(path("/timeline")).at("/items").findValuesAsText("type"))
                .contains("case.evidence_refused");
        assertThat(item(lena.get(REFUSED).at("/items")).path("evidence")).hasSize(2);
        theRecordIsIntact();

        lena.post(REFUSED + "/" + sha256 + "/release", why()).expect(200);
        assertThat(statuses()).containsExactly("SUPERSEDED", "SUBMITTED");
        theRecordIsIntact();
    }

    @Test
    @DisplayName("removed in all cases that have it; a sweep in between touches nothing that is kept")
    void removedEverywhere() throws IOException {
        SCANNER.behave(Behaviour.PASSING_ALL);
        submit(buyer, Map.of("type", "OTHER"), malware, key()).expect(201);
        openCase();
        refusedPiece();
        assertThat(store.remove(sha256)).as("evidence refers to it").isFalse();

        lena.post(REFUSED + "/" + sha256 + "/removal", why()).expect(200);

        assertThat(inStore()).isFalse();
        assertThat(jdbc.sql("select count(*) from evidence_object where sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single())
                .isZero();
        // Handed in anew, and found anew.
        SCANNER.behave(Behaviour.DOWN);
        submit(seller, Map.of("type", "OTHER"), malware, key()).expect(201);
        SCANNER.behave(Behaviour.WELL);
        pending.run();
        assertThat(item(lena.get(REFUSED).at("/items")).path("state").asText()).isEqualTo("QUARANTINED");
        assertThat(inStore()).isTrue();
    }

    @Test
    @DisplayName("what another piece has taken the place of meanwhile stays refused")
    void placeTaken() {
        String first = submit(buyer, Map.of("type", "OTHER"), "first".getBytes(UTF_8), key())
                .expect(201)
                .text("/id");
        SCANNER.behave(Behaviour.DOWN);
        submit(buyer, Map.of("type", "OTHER", "supersedes", first), malware, key())
                .expect(201);
        SCANNER.behave(Behaviour.WELL);
        pending.run();
        submit(buyer, Map.of("type", "OTHER", "supersedes", first), SampleFiles.text(), key())
                .expect(201);

        lena.post(REFUSED + "/" + sha256 + "/release", why()).expect(200);

        assertThat(statuses()).containsExactly("SUPERSEDED", "REFUSED", "SUBMITTED");
    }

    private String refusedPiece() {
        String id = handInWhileDown("OTHER", malware);
        SCANNER.behave(Behaviour.WELL);
        pending.run();
        assertThat(mia.get(path("/evidence")).at("/items").findValuesAsText("status"))
                .contains("REFUSED");
        return id;
    }

    private JsonNode item(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(one -> one.path("sha256").asText().equals(sha256))
                .findFirst()
                .orElseThrow();
    }

    private void found(String content, String ago) {
        jdbc.sql("update refused_content set found_at = found_at - cast(? as interval) where sha256 = ?")
                .params(ago, content)
                .update();
    }

    private boolean inStore() throws IOException {
        Path directory = Path.of(settings.getRequiredProperty("redress.evidence.directory"));
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().equals(sha256));
        }
    }

    private static String unpacked(byte[] zip) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (entries.getNextEntry() != null) {
                all.append(new String(entries.readAllBytes(), UTF_8));
            }
        }
        return all.toString();
    }

    private static void assertWithheld(Answer answer) {
        assertThat(answer.expect(409).text("/code")).isEqualTo("evidence-refused");
    }

    private static Map<String, String> why() {
        return Map.of("reason", "Looked at.");
    }
}
