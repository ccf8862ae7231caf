package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RawUpload;
import io.redress.RedressApi;
import io.redress.evidence.inspection.SampleFiles;
import io.redress.evidence.store.Sha256;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@DisplayName("A large file comes in pieces (tus 1.0.0)")
class ResumableUploadTests extends EvidenceHttpTest {

    @Autowired
    private ScheduledTaskHolder schedule;

    @Value("${redress.evidence.uploads.directory}")
    private Path directory;

    private byte[] letter;

    @BeforeEach
    void writeALetter() {
        letter = (UUID.randomUUID() + " The lamps broke. ".repeat(20_000)).getBytes(UTF_8);
    }

    @Test
    @DisplayName("The protocol's own client uploads, is cut off, and goes on where it was")
    void theProtocolsOwnClientIsServed() throws Exception {
        TusClient client = new TusClient();
        client.setHeaders(buyer.headers());
        client.setUploadCreationURL(url(path("/uploads")));
        TusUploader first = client.createUpload(upload());
        first.setChunkSize(50_000);
        first.setRequestPayloadSize(100_000);
        first.uploadChunk();
        first.uploadChunk();
        first.finish();

        TusUploader second = client.beginOrResumeUploadFromURL(upload(), first.getUploadURL());
        assertThat(second.getOffset()).isEqualTo(100_000);
        second.setChunkSize(50_000);
        second.setRequestPayloadSize(100_000);
        while (second.uploadChunk() >= 0) {
            // Until there is no more.
        }
        second.finish();

        assertThat(buyer.get(path("/evidence")).text("/items/0/sha256")).isEqualTo(Sha256.of(letter));
        assertThat(buyer.get(path("/evidence")).text("/items/0/fileName")).isEqualTo("letter.txt");
        assertThat(buyer.get(path("/evidence")).text("/items/0/description")).isEqualTo("What we wrote");
    }

    @Test
    void saysHowFarItHasComeAndWhatItHasBecome() {
        String upload = begin(letter.length);
        assertThat(buyer.get(upload).at("/offset").asInt()).isZero();

        HttpResponse<byte[]> half = append(upload, 0, Arrays.copyOf(letter, 1_000));
        assertThat(half.statusCode()).isEqualTo(204);
        assertThat(header(half, "Upload-Offset")).isEqualTo("1000");
        assertThat(header(half, "Upload-Expires")).endsWith("GMT");
        assertThat(half.headers().firstValue("Location")).isEmpty();
        HttpResponse<byte[]> asked = head(upload);
        assertThat(header(asked, "Upload-Offset")).isEqualTo("1000");
        assertThat(header(asked, "Upload-Length")).isEqualTo(String.valueOf(letter.length));
        assertThat(header(asked, "Cache-Control")).isEqualTo("no-store");
        assertThat(buyer.get(path("/evidence")).at("/items")).isEmpty();

        HttpResponse<byte[]> last = append(upload, 1_000, Arrays.copyOfRange(letter, 1_000, letter.length));

        assertThat(last.statusCode()).isEqualTo(204);
        RedressApi.Answer listed = buyer.get(path("/evidence"));
        assertThat(buyer.download(header(last, "Location")).body()).isEqualTo(letter);
        assertThat(buyer.get(upload).at("/evidence")).isEqualTo(listed.at("/items/0"));
        assertThat(partial(upload)).doesNotExist();
    }

    @Test
    @DisplayName("The last piece, sent again because its answer was lost, gives the same evidence")
    void theLastPieceMayBeSentAgain() {
        String upload = begin(letter.length);
        append(upload, 0, Arrays.copyOf(letter, 1_000));
        byte[] rest = Arrays.copyOfRange(letter, 1_000, letter.length);
        String place = header(append(upload, 1_000, rest), "Location");

        assertThat(header(append(upload, 1_000, rest), "Location")).isEqualTo(place);
        assertThat(header(append(upload, letter.length, new byte[0]), "Location"))
                .isEqualTo(place);
        assertThat(header(head(upload), "Location")).isEqualTo(place);
        assertThat(append(upload, 0, rest).statusCode()).isEqualTo(409);
        assertThat(buyer.get(path("/evidence")).at("/items")).hasSize(1);
        assertThat(partial(upload)).doesNotExist();
    }

    @Test
    void isThereForItsPartyAndItsCaseOnly() {
        String upload = begin(letter.length);

        for (RedressApi.As other : new RedressApi.As[] {seller, mia, api.buyer("B-STRANGER")}) {
            assertThat(other.exchange("HEAD", upload, new byte[0], tus()).statusCode())
                    .isEqualTo(404);
            assertThat(other.exchange("PATCH", upload, letter, at(0)).statusCode())
                    .isEqualTo(404);
            assertThat(other.exchange("DELETE", upload, new byte[0], tus()).statusCode())
                    .isEqualTo(404);
        }
        String known = number;
        openCase(OrderFacts.at(now()), order.buyer(), "DAMAGED");
        assertThat(head(upload.replace(known, number)).statusCode()).isEqualTo(404);
        assertThat(head(upload).statusCode()).isEqualTo(200);
    }

    @Test
    void goesOnOnlyFromWhereItIs() {
        String upload = begin(letter.length);
        append(upload, 0, Arrays.copyOf(letter, 1_000));

        refused(409, "upload-offset-mismatch", append(upload, 0, letter));
        refused(409, "upload-offset-mismatch", append(upload, 2_000, new byte[10]));
        refused(413, "upload-too-long", append(upload, 1_000, letter));
        refused(
                412,
                "tus-version",
                buyer.exchange("PATCH", upload, letter, Map.of("Upload-Offset", "0", "Content-Type", CHUNK)));
        assertThat(buyer.exchange(
                                "PATCH",
                                upload,
                                letter,
                                Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", "1000", "Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(header(head(upload), "Upload-Offset")).isEqualTo("1000");
    }

    @Test
    void oneRequestAtATime() throws Exception {
        String upload = begin(letter.length);
        Map<String, String> headers = at(0);
        try (RawUpload slow = RawUpload.begin(port, buyer, "PATCH", upload, letter.length, headers)
                .accepted()) {
            refused(423, "upload-in-use", append(upload, 0, letter));
            refused(423, "upload-in-use", buyer.exchange("DELETE", upload, new byte[0], tus()));
            slow.send(letter);
            assertThat(slow.answer().status()).isEqualTo(204);
        }
    }

    @Test
    void isInspectedWhenItIsWhole() {
        byte[] gif = SampleFiles.gif();
        String upload = begin(gif.length);

        refused(415, "media-type-not-allowed", append(upload, 0, gif));
        refused(415, "media-type-not-allowed", append(upload, gif.length, new byte[0]));

        assertThat(buyer.exchange("DELETE", upload, new byte[0], tus()).statusCode())
                .isEqualTo(204);
        assertThat(partial(upload)).doesNotExist();
        assertThat(head(upload).statusCode()).isEqualTo(404);
        assertThat(buyer.get(path("/evidence")).at("/items")).isEmpty();
    }

    @Test
    void tooLargeAFileIsRefusedWhenItIsAnnounced() {
        refused(413, "file-too-large", create(buyer, 2_000_000, "type " + base64("VIDEO")));
        refused(422, "empty-file", create(buyer, 0, "type " + base64("VIDEO")));
        refused(422, "missing-field", create(buyer, 10, "filename " + base64("a.txt")));
        refused(422, "invalid-input", create(buyer, 10, "type " + base64("SELFIE")));
        refused(400, "malformed-metadata", create(buyer, 10, "type ä"));
        assertThat(buyer.exchange("OPTIONS", path("/uploads"), new byte[0], Map.of())
                        .headers()
                        .firstValue("Tus-Max-Size"))
                .contains("1048576");
    }

    @Test
    void whatIsNotWholeAfterADayIsRemoved() {
        String upload = begin(letter.length);
        append(upload, 0, Arrays.copyOf(letter, 1_000));
        assertThat(partial(upload)).exists();
        pass("PT24H1M");

        refused(410, "upload-expired", append(upload, 1_000, letter));
        schedule.getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .filter(task -> task.toString().contains("removeExpired"))
                .forEach(task -> task.getRunnable().run());

        assertThat(partial(upload)).doesNotExist();
        assertThat(head(upload).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("The term is judged by when the upload was begun (V2)")
    void beganWhenItWasCreated() {
        openDispute();
        pass("P6DT23H30M");
        String upload = begin(letter.length);
        append(upload, 0, Arrays.copyOf(letter, 1_000));
        pass("PT1H");
        assertThat(stage()).isEqualTo("MEDIATION");
        refused(409, "action-not-available", create(buyer, 10, "type " + base64("PHOTO")));

        HttpResponse<byte[]> last = append(upload, 1_000, Arrays.copyOfRange(letter, 1_000, letter.length));

        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(events("case.evidence_submitted"))
                .singleElement()
                .satisfies(event -> assertThat(event.has("beganAt")).isTrue());
    }

    @Test
    void theSameKeyBeginsTheSameUpload() {
        Map<String, String> headers = new HashMap<>(creation(10, "type " + base64("OTHER")));
        headers.put("Idempotency-Key", "one-upload");

        HttpResponse<byte[]> first = buyer.exchange("POST", path("/uploads"), new byte[0], headers);
        HttpResponse<byte[]> second = buyer.exchange("POST", path("/uploads"), new byte[0], headers);

        assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
    }

    private static final String CHUNK = "application/offset+octet-stream";

    private TusUpload upload() {
        TusUpload upload = new TusUpload();
        upload.setSize(letter.length);
        upload.setInputStream(new ByteArrayInputStream(letter));
        upload.setMetadata(Map.of(
                "type", "CORRESPONDENCE",
                "filename", "letter.txt",
                "filetype", "text/plain",
                "description", "What we wrote"));
        return upload;
    }

    private String begin(int length) {
        HttpResponse<byte[]> created =
                create(buyer, length, "type " + base64("OTHER") + ",filename " + base64("letter.txt"));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Tus-Resumable")).isEqualTo("1.0.0");
        return header(created, "Location");
    }

    private HttpResponse<byte[]> create(RedressApi.As by, int length, String metadata) {
        return by.exchange("POST", path("/uploads"), new byte[0], creation(length, metadata));
    }

    private static Map<String, String> creation(int length, String metadata) {
        return Map.of("Tus-Resumable", "1.0.0", "Upload-Length", String.valueOf(length), "Upload-Metadata", metadata);
    }

    private HttpResponse<byte[]> append(String upload, int offset, byte[] bytes) {
        return buyer.exchange("PATCH", upload, bytes, at(offset));
    }

    private HttpResponse<byte[]> head(String upload) {
        return buyer.exchange("HEAD", upload, new byte[0], tus());
    }

    private Path partial(String upload) {
        return directory.resolve("partial").resolve(upload.substring(upload.lastIndexOf('/') + 1));
    }

    private URL url(String path) throws Exception {
        return URI.create("http://127.0.0.1:" + port + path).toURL();
    }

    private static Map<String, String> tus() {
        return Map.of("Tus-Resumable", "1.0.0");
    }

    private static Map<String, String> at(int offset) {
        return Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", String.valueOf(offset), "Content-Type", CHUNK);
    }

    private static void refused(int status, String code, HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(body).contains("\"code\":\"" + code + "\"");
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new AssertionError("no " + name + " in "
                        + answer.statusCode()
                        + answer.headers().map().entrySet().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                        + new String(answer.body(), UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
