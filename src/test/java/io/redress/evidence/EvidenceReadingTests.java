package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.evidence.inspection.SampleFiles;
import io.redress.evidence.preview.Pictures;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@DisplayName("What is handed in is read as it was handed in, and who reads it is on record")
class EvidenceReadingTests extends EvidenceHttpTest {

    @Value("${redress.evidence.directory}")
    private Path directory;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestTokens tokens;

    @Test
    void writesDownWhoReadWhatAndWhen() {
        Answer photo = photo();
        seller.get(path(photo, "/content"));
        mia.download(path(photo, "/preview"));

        Answer accesses = mia.get(path(photo, "/accesses")).expect(200);

        assertThat(accesses.at("/items")).hasSize(2);
        assertThat(accesses.text("/items/0/what")).isEqualTo("PREVIEW");
        assertThat(accesses.text("/items/0/by/role")).isEqualTo("mediator");
        assertThat(accesses.text("/items/0/by/id")).isEqualTo("mia");
        assertThat(accesses.text("/items/1/what")).isEqualTo("CONTENT");
        assertThat(accesses.text("/items/1/by/role")).isEqualTo("marketplace");
        assertThat(accesses.text("/items/1/by/actingFor")).isEqualTo("seller/" + order.seller());
        assertThat(accesses.text("/items/1/at")).startsWith(now().toString().substring(0, 10));
    }

    @Test
    void aCopyOfTheCaseIsAnAccessToEachOfItsFiles() {
        Answer photo = photo();

        assertThat(seller.download(path("/export")).statusCode()).isEqualTo(200);

        assertThat(mia.get(path(photo, "/accesses")).expect(200).text("/items/0/what"))
                .isEqualTo("CONTENT");
    }

    @Test
    void pagesThroughAccesses() {
        Answer photo = photo();
        for (int read = 0; read < 3; read++) {
            seller.get(path(photo, "/content"));
        }

        Answer first = mia.get(path(photo, "/accesses?limit=2")).expect(200);
        Answer last = mia.get(path(photo, "/accesses?limit=2&cursor=" + first.text("/next")))
                .expect(200);

        assertThat(first.at("/items")).hasSize(2);
        assertThat(last.at("/items")).hasSize(1);
        assertThat(last.at("/next").isMissingNode()).isTrue();
    }

    @Test
    void staffAndAuditorsReadTheLogAndNobodyElse() {
        Answer photo = photo();
        String log = path(photo, "/accesses");

        mia.get(log).expect(200);
        assertThat(mvc.get().uri(log).headers(tokens.staff(Role.AUDITOR, "audrey")))
                .hasStatus(200);
        assertThat(buyer.get(log).expect(403).text("/code")).isEqualTo("forbidden");
        api.marketplace().get(log).expect(403);
        api.buyer("B-stranger").get(log).expect(404);
        assertThat(mvc.get().uri(log.replace(number, "RC-0000-0000")).headers(tokens.staff(Role.AUDITOR, "audrey")))
                .hasStatus(404);
        assertThat(mvc.get().uri(log.replace(number, "none")).headers(tokens.staff(Role.AUDITOR, "audrey")))
                .hasStatus(404);
    }

    @Test
    @DisplayName("what cannot be written down is not read")
    void noLogNoRead() {
        Answer photo = photo();
        sql.sql("alter table evidence_access add constraint full_disk check (at < '2000-01-01') not valid")
                .update();
        try {
            HttpResponse<byte[]> refused = seller.download(path(photo, "/content"));

            assertThat(refused.statusCode()).isEqualTo(500);
            assertThat(new String(refused.body(), UTF_8)).contains("internal-error");
        } finally {
            sql.sql("alter table evidence_access drop constraint full_disk").update();
        }
    }

    @Test
    void theLogIsNotChanged() {
        Answer photo = photo();
        seller.get(path(photo, "/content"));

        assertThatThrownBy(
                        () -> sql.sql("update evidence_access set actor = '{}'").update())
                .hasMessageContaining("not changed");
    }

    @Test
    @DisplayName("a player that jumps in a video gets the part it asks for, of a video that was verified whole")
    void givesOutRanges() throws IOException {
        // A file of any type: what counts is where its bytes are.
        byte[] video = IntStream.range(0, 50_000)
                .mapToObj("%09d\n"::formatted)
                .collect(Collectors.joining())
                .getBytes(UTF_8);
        Answer taken =
                buyer.upload(number, "OTHER", "track.txt", "text/plain", video).expect(201);

        HttpResponse<byte[]> part = seller.download(path(taken, "/content"), "Range", "bytes=250000-250099");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 250000-250099/500000");
        assertThat(part.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(video, 250_000, 250_100));
        assertThat(seller.download(path(taken, "/content")).headers().firstValue("Accept-Ranges"))
                .contains("bytes");
        assertThat(seller.download(path(taken, "/content"), "Range", "bytes=900000-")
                        .statusCode())
                .isEqualTo(416);

        damage(taken, video);
        HttpResponse<byte[]> refused = seller.download(path(taken, "/content"), "Range", "bytes=250000-250099");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(new String(refused.body(), UTF_8)).contains("evidence-damaged");
    }

    @Test
    @DisplayName(
            "a content that is lost is reported and alarmed, with all evidence that it is, and is no failure of ours")
    void alarmsForALostContent() throws IOException {
        byte[] paper = ("Paper of " + number).getBytes(UTF_8);
        Answer one =
                buyer.upload(number, "OTHER", "one.txt", "text/plain", paper).expect(201);
        Answer other =
                seller.upload(number, "OTHER", "other.txt", "text/plain", paper).expect(201);
        Files.delete(place(one));

        Answer lost = mia.get(path(one, "/content")).expect(503);
        mia.get(path(one, "/content")).expect(503);

        assertThat(lost.text("/code")).isEqualTo("evidence-missing");
        assertThat(lost.text("/sha256")).isEqualTo(one.text("/sha256"));
        List<JsonNode> alarms = alarms(one);
        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.path("kind").asText()).isEqualTo("MISSING");
            assertThat(alarm.path("foundBy").asText()).isEqualTo("READ");
            assertThat(alarm.path("endedAt").isMissingNode()).isTrue();
            assertThat(alarm.path("evidence").findValuesAsText("id"))
                    .containsExactlyInAnyOrder(one.text("/id"), other.text("/id"));
            assertThat(alarm.path("evidence").findValuesAsText("caseNumber")).containsOnly(number);
        });
        mia.get(path("/evidence")).expect(200);
    }

    @Test
    void leadsAndAuditorsReadAlarmsAndNobodyElse() {
        api.client("lena").get("/api/v1/evidence-alarms").expect(200);
        assertThat(mvc.get().uri("/api/v1/evidence-alarms").headers(tokens.staff(Role.AUDITOR, "audrey")))
                .hasStatus(200);
        for (RedressApi.As other : List.of(mia, buyer, seller, api.marketplace())) {
            other.get("/api/v1/evidence-alarms").expect(403);
        }
    }

    @Test
    @DisplayName("the original keeps where a photo was taken; its preview has only what one sees (EXIF)")
    void showsAPhotoWithoutItsPlace() throws IOException {
        byte[] photo = Pictures.photo(640, 320, 6);
        Answer taken =
                buyer.upload(number, "PHOTO", "lamp.jpg", "image/jpeg", photo).expect(201);

        HttpResponse<byte[]> preview = seller.download(path(taken, "/preview?size=64"));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(preview.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(new String(preview.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
        assertThat(ImageIO.read(new ByteArrayInputStream(preview.body())).getHeight())
                .isEqualTo(64);
        assertThat(seller.download(path(taken, "/content")).body()).isEqualTo(photo);
    }

    @Test
    void saysWhenThereIsNoPreview() {
        Answer text = buyer.upload(number, "OTHER", "a.txt", "text/plain", SampleFiles.text())
                .expect(201);

        assertThat(buyer.get(path(text, "/preview")).expect(404).text("/code")).isEqualTo("no-preview");
        assertThat(buyer.get(path(photo(), "/preview?size=5000")).expect(422).text("/field"))
                .isEqualTo("size");
    }

    @Test
    void whoMayNotReadTheCaseSeesNoPreview() {
        Answer photo = photo();

        api.buyer("B-stranger").get(path(photo, "/preview")).expect(404);
        assertThat(sql.sql("select count(*) from evidence_access where evidence = ?::uuid")
                        .param(photo.text("/id"))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Answer photo() {
        return buyer.upload(number, "PHOTO", "lamp.jpg", "image/jpeg", Pictures.photo(200, 100, 1))
                .expect(201);
    }

    private List<JsonNode> alarms(Answer evidence) {
        return java.util.stream.StreamSupport.stream(
                        api.client("lena")
                                .get("/api/v1/evidence-alarms")
                                .expect(200)
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(alarm -> alarm.path("sha256").asText().equals(evidence.text("/sha256")))
                .toList();
    }

    private void damage(Answer evidence, byte[] content) throws IOException {
        byte[] flipped = content.clone();
        flipped[10] ^= 1;
        Files.write(place(evidence), flipped);
    }

    private Path place(Answer evidence) {
        String sha256 = evidence.text("/sha256");
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private String path(Answer evidence, String rest) {
        return path("/evidence/" + evidence.text("/id") + rest);
    }
}
