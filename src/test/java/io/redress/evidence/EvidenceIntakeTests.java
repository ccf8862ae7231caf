package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.cases.CaseNumber;
import io.redress.evidence.inspection.SampleFiles;
import io.redress.evidence.store.Sha256;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.web.InvalidInput;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

class EvidenceIntakeTests extends EvidenceHttpTest {

    private static final byte[] TEXT = SampleFiles.text();

    @Value("${redress.evidence.directory}")
    private Path directory;

    @Autowired
    private EvidenceIntake intake;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void echoesWhatItHasTakenIn() {
        Answer taken = buyer.upload(number, "PHOTO", "../lamp.jpg", "image/jpeg", SampleFiles.jpeg())
                .expect(201);

        assertThat(taken.text("/type")).isEqualTo("PHOTO");
        assertThat(taken.text("/fileName")).isEqualTo("lamp.jpg");
        assertThat(taken.text("/description")).isEqualTo("About ../lamp.jpg");
        assertThat(taken.text("/mediaType")).isEqualTo("image/jpeg");
        assertThat(taken.at("/size").asInt()).isEqualTo(SampleFiles.jpeg().length);
        assertThat(taken.text("/sha256")).isEqualTo(Sha256.of(SampleFiles.jpeg()));
        assertThat(taken.text("/submittedBy")).isEqualTo("BUYER");
        assertThat(taken.text("/status")).isEqualTo("SUBMITTED");
        assertThat(taken.at("/supersedes").isMissingNode()).isTrue();
        assertThat(events("case.evidence_submitted")).singleElement().satisfies(event -> {
            assertThat(event.path("id").asText()).isEqualTo(taken.text("/id"));
            assertThat(event.path("type").asText()).isEqualTo("PHOTO");
            assertThat(event.path("sha256").asText()).isEqualTo(taken.text("/sha256"));
            assertThat(event.path("size").asInt()).isEqualTo(SampleFiles.jpeg().length);
        });
    }

    @Test
    void bothPartiesAndStaffReadWhatEitherHandsIn() {
        Answer taken = buyer.upload(number, "INVOICE", "a.pdf", "application/pdf", SampleFiles.pdf())
                .expect(201);

        for (RedressApi.As reader : List.of(buyer, seller, mia)) {
            assertThat(reader.get(path("/evidence")).expect(200).at("/items/0")).isEqualTo(taken.body());
            assertThat(content(reader, taken).body()).isEqualTo(SampleFiles.pdf());
        }
    }

    @Test
    void nobodyElseLearnsThatThereIsAnything() {
        Answer taken = buyer.upload(number, "INVOICE", "a.pdf", "application/pdf", SampleFiles.pdf())
                .expect(201);
        RedressApi.As stranger = api.buyer("B-STRANGER");

        stranger.get(path("/evidence")).expect(404);
        stranger.get(path("/evidence/" + taken.text("/id") + "/content")).expect(404);
        stranger.get(path("/readiness")).expect(404);
        stranger.upload(number, "INVOICE", "a.pdf", "application/pdf", SampleFiles.pdf())
                .expect(404);
        buyer.get(path("/evidence/" + UUID.randomUUID() + "/content")).expect(404);
    }

    @Test
    void aFileIsSavedAndNotShown() {
        Answer taken = buyer.upload(number, "INVOICE", "\u53d1\u7968 7.pdf", "application/pdf", SampleFiles.pdf())
                .expect(201);
        HttpResponse<byte[]> answer = content(seller, taken);

        assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(answer, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E5%8F%91");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(header(answer, "ETag")).isEqualTo('"' + taken.text("/sha256") + '"');
        assertThat(header(answer, "Content-Length")).isEqualTo(taken.text("/size"));
        assertThat(content(seller, taken, "If-None-Match", header(answer, "ETag"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void aNameBringsNoHeaderOfItsOwn() {
        Answer taken = buyer.upload(
                        number,
                        "INVOICE",
                        "a%0d%0aSet-Cookie: b=c\u2028\"; filename=evil.exe; x=\".pdf",
                        "application/pdf",
                        SampleFiles.pdf())
                .expect(201);
        HttpResponse<byte[]> answer = content(seller, taken);

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(header(answer, "Content-Disposition"))
                .startsWith("attachment; filename=")
                .doesNotContain("\r", "\n")
                .doesNotContain("; filename=evil.exe;");
    }

    @Test
    void aLongNameInChineseIsKept() {
        String name = "\u8d28\u91cf\u68c0\u9a8c\u62a5\u544a".repeat(30) + ".pdf";

        assertThat(buyer.upload(number, "QC_REPORT", name, "application/pdf", SampleFiles.pdf())
                        .expect(201)
                        .text("/fileName"))
                .isEqualTo(name);
    }

    @Test
    void refusesWithAReason() {
        refused(415, "media-type-not-allowed", buyer.upload(number, "PHOTO", "a.gif", "image/gif", SampleFiles.gif()));
        refused(
                415,
                "markup-file",
                buyer.upload(number, "PHOTO", "a.jpg", "image/jpeg", SampleFiles.bytes("<svg onload=alert(1)>")));
        refused(
                422,
                "media-type-mismatch",
                buyer.upload(number, "INVOICE", "a.pdf", "application/pdf", SampleFiles.png()));
        refused(422, "empty-file", buyer.upload(number, "PHOTO", "a.jpg", "image/jpeg", new byte[0]));
        refused(
                413,
                "file-too-large",
                buyer.upload(
                        number,
                        "OTHER",
                        "a.txt",
                        "text/plain",
                        "x".repeat(1_100_000).getBytes(UTF_8)));
        assertThat(buyer.get(path("/evidence")).at("/items")).isEmpty();
    }

    @Test
    void refusesWhatIsNotAnUpload() {
        Map<String, String> other = Map.of("type", "OTHER");
        refused(400, "invalid-parameter", submit(buyer, Map.of("type", "SELFIE"), TEXT, key()));
        refused(400, "missing-parameter", submit(buyer, Map.of(), TEXT, key()));
        refused(
                400,
                "invalid-parameter",
                submit(buyer, Map.of("type", "OTHER", "supersedes", "the first one"), TEXT, key()));
        refused(
                422,
                "invalid-input",
                submit(buyer, Map.of("type", "OTHER", "description", "x".repeat(4_001)), TEXT, key()));
        buyer.post(path("/evidence"), other).expect(415);
        refused(
                422,
                "missing-file",
                multipart("--b\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nOTHER\r\n--b--\r\n"));
        refused(
                400,
                "malformed-multipart",
                multipart("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nbroken"));
    }

    @Test
    @DisplayName("A case that is closed takes no evidence, and says what it takes (V4)")
    void takesNothingWhenTheCaseIsClosed() {
        buyer.post(path("/withdraw")).expect(200);

        Answer refused =
                buyer.upload(number, "OTHER", "a.txt", "text/plain", TEXT).expect(409);
        assertThat(refused.text("/code")).isEqualTo("action-not-available");
        assertThat(refused.at("/availableActions").isArray()).isTrue();
    }

    @Test
    void answersTheSameCommandOnce() {
        String key = key();
        Answer first = submit(buyer, Map.of("type", "OTHER"), TEXT, key).expect(201);

        Answer again = submit(buyer, Map.of("type", "OTHER"), TEXT, key).expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers()).containsEntry("idempotency-replayed", List.of("true"));
        refused(
                422,
                "idempotency-key-reused",
                submit(buyer, Map.of("type", "OTHER"), "another text".getBytes(UTF_8), key));
        assertThat(buyer.get(path("/evidence")).at("/items")).hasSize(1);
    }

    @Test
    void theSameContentOfTheSameSideIsOnePiece() {
        Answer first = submit(buyer, Map.of("type", "OTHER"), TEXT, key()).expect(201);

        assertThat(submit(buyer, Map.of("type", "OTHER"), TEXT, key())
                        .expect(200)
                        .body())
                .isEqualTo(first.body());
        submit(buyer, Map.of("type", "CORRESPONDENCE"), TEXT, key()).expect(201);
        submit(seller, Map.of("type", "OTHER"), TEXT, key()).expect(201);
        assertThat(events("case.evidence_submitted")).hasSize(3);
    }

    @Test
    void theSameContentSentTwiceAtOnceIsOnePiece() {
        Set<String> ids = Stream.generate(this::key)
                .limit(4)
                .parallel()
                .map(key -> submit(buyer, Map.of("type", "OTHER"), TEXT, key).text("/id"))
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
    }

    @Test
    @DisplayName("A statement in a form is evidence like any other (V3)")
    void keepsWhatAPartySays() {
        Caller onThePhone = new Caller(Role.MEDIATOR, "omar", new Party(Side.BUYER, order.buyer()));

        EvidenceView kept = transaction.execute(status -> intake.submitStatement(
                new CaseNumber(number), onThePhone, " The gas lift gave way. \u6c14\u6746\u65ad\u4e86 "));

        Answer listed = seller.get(path("/evidence"));
        assertThat(listed.text("/items/0/type")).isEqualTo("STATEMENT");
        assertThat(listed.text("/items/0/submittedBy")).isEqualTo("BUYER");
        assertThat(listed.text("/items/0/mediaType")).isEqualTo("text/plain");
        HttpResponse<byte[]> content = seller.download(path("/evidence/" + kept.id() + "/content"));
        assertThat(new String(content.body(), UTF_8)).isEqualTo("The gas lift gave way. \u6c14\u6746\u65ad\u4e86");
        assertThat(kept.sha256()).isEqualTo(Sha256.of(content.body()));
        assertThat(kept.size()).isEqualTo(content.body().length);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> intake.submitStatement(new CaseNumber(number), onThePhone, "  "))
                .satisfies(problem -> assertThat(problem.extras()).containsEntry("field", "statement"));
    }

    @Test
    @DisplayName("What is superseded stays readable (V4)")
    void supersedesAPieceOfTheOwnSide() {
        Answer first = submit(buyer, Map.of("type", "OTHER"), TEXT, key()).expect(201);
        String id = first.text("/id");

        Answer second = submit(
                        buyer, Map.of("type", "OTHER", "supersedes", id), "A better text.".getBytes(UTF_8), key())
                .expect(201);

        assertThat(second.text("/supersedes")).isEqualTo(id);
        JsonNode items = seller.get(path("/evidence")).at("/items");
        assertThat(items.findValuesAsText("status")).containsExactly("SUPERSEDED", "SUBMITTED");
        assertThat(content(seller, first).body()).isEqualTo(TEXT);
        refused(
                422,
                "supersedes-superseded",
                submit(buyer, Map.of("type", "OTHER", "supersedes", id), "Once more.".getBytes(UTF_8), key()));
        refused(
                422,
                "supersedes-unknown",
                submit(seller, Map.of("type", "OTHER", "supersedes", second.text("/id")), TEXT, key()));
    }

    @Test
    @DisplayName("A flipped byte in the store is found and named (R1)")
    void showsNothingThatIsNoLongerWhatWasHandedIn() throws IOException {
        byte[] content = ("Case " + number).getBytes(UTF_8);
        Answer taken = submit(buyer, Map.of("type", "OTHER"), content, key()).expect(201);
        String sha256 = taken.text("/sha256");
        content[0]++;
        Files.write(directory.resolve(sha256.substring(0, 2)).resolve(sha256), content);

        Answer damaged =
                buyer.get(path("/evidence/" + taken.text("/id") + "/content")).expect(503);
        assertThat(damaged.text("/code")).isEqualTo("evidence-damaged");
        assertThat(damaged.text("/sha256")).isEqualTo(sha256);
    }

    private Answer multipart(String body) {
        return buyer.post(path("/evidence"), "multipart/form-data; boundary=b", body.getBytes(UTF_8));
    }

    private HttpResponse<byte[]> content(RedressApi.As reader, Answer evidence, String... headers) {
        return reader.download(path("/evidence/" + evidence.text("/id") + "/content"), headers);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static void refused(int status, String code, Answer answer) {
        assertThat(answer.expect(status).text("/code")).isEqualTo(code);
    }

    private String key() {
        return UUID.randomUUID().toString();
    }
}
