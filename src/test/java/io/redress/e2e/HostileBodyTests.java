package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.e2e.ApiContract.Operation;
import io.redress.security.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

/** Bodies that are too deep, too large, of another kind, or about things of somebody else. */
class HostileBodyTests extends EndToEnd {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private MockMvc mvc;

    private OrderFacts order;
    private String number;

    @BeforeEach
    void openACase() {
        order = order();
        send(order);
        number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"role\":\"MEDIATION_LEAD\"",
                "\"sellerId\":\"S-1\"",
                "\"status\":\"ACCEPTED\"",
                "\"stage\":\"CLOSED\"",
                "\"refundAmount\":{\"amount\":\"9999.00\",\"currency\":\"USD\"}",
                "\"decision\":{\"remedy\":{\"type\":\"FULL_REFUND\"}}",
                "\"decidedBy\":\"mia\"",
                "\"number\":\"RC-0000-0000\"",
                "\"createdAt\":\"2020-01-01T00:00:00Z\"",
                "\"__proto__\":{\"role\":\"MEDIATION_LEAD\"}",
                "\"class\":{\"classLoader\":{}}",
                "\"@class\":\"java.lang.Runtime\""
            })
    @DisplayName("no command takes a property that is not its own, whoever sends it")
    void nothingIsAssignedBesides(String property) throws IOException {
        for (Operation operation : withJson()) {
            boolean known =
                    property.startsWith("\"status\"") && operation.path().startsWith("/api/v1/orders");
            for (RedressApi.As who : List.of(api.buyer(order.buyer()), api.client("lena"))) {
                Answer answer = send(who, operation, "{" + property + "}");
                assertThat(answer.status())
                        .as("%s: %s", operation, answer.body())
                        .isEqualTo(400);
                assertThat(answer.text("/code"))
                        .as("%s", operation)
                        .isEqualTo(known ? "invalid-value" : "unknown-property");
            }
        }
    }

    @Test
    @DisplayName("a body that is nested 10,000 deep is refused by every command, and costs no more than its length")
    void nothingIsReadThatDeep() throws IOException {
        for (String deep : List.of(
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "[".repeat(10_000),
                "{\"lines\":" + "[".repeat(10_000))) {
            for (Operation operation : withJson()) {
                Answer answer = send(api.marketplace(), operation, deep);
                assertThat(answer.status())
                        .as("%s: %s", operation, answer.body())
                        .isIn(400, 413);
                assertThat(answer.text("/code"))
                        .isIn("too-large", "malformed-json", "unknown-property", "invalid-value");
            }
        }
    }

    @Test
    @DisplayName("a body of 5 MB is refused, also one that does not say how long it is")
    void nothingIsReadThatLong() {
        String body = "{\"text\":\"" + "x".repeat(5_000_000) + "\"}";
        Answer answer = api.buyer(order.buyer()).post(path(number, "/messages"), body);
        assertThat(answer.expect(413).text("/code")).isEqualTo("too-large");
        api.buyer(order.buyer())
                .post(path(number, "/messages"), "{\"text\":" + "9".repeat(100_000) + "}")
                .expect(413);
    }

    @Test
    @DisplayName("what is packed is not unpacked: a gzip bomb is some bytes that are no JSON")
    void nothingIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                gzip.write(zeros);
            }
        }
        HttpResponse<byte[]> answer = api.buyer(order.buyer())
                .exchange(
                        "POST",
                        path(number, "/messages"),
                        packed.toByteArray(),
                        Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/xml",
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/octet-stream",
                "application/x-java-serialized-object",
                "application/yaml",
                "application/json;charset=UTF-7",
                "nonsense"
            })
    @DisplayName("JSON that is called something else is not read, and neither is anything else")
    void nothingElseIsRead(String mediaType) {
        for (String body : List.of(
                "{\"text\":\"Hello\"}",
                "text=Hello",
                " ",
                "text%00=Hello",
                "text=a%00b",
                "<!DOCTYPE m [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><m><text>&f;</text></m>")) {
            Answer answer = api.buyer(order.buyer())
                    .post(path(number, "/messages"), mediaType, body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as("%s", answer.body()).isIn(400, 415);
        }
        assertThat(api.buyer(order.buyer()).get(path(number, "/messages")).at("/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s %n", "a=%", "%00=%zz", "{\"a\":\"%s\"}"})
    @DisplayName("a PUT takes no form, not even a broken one")
    void aPutTakesNoForm(String form) {
        HttpResponse<byte[]> answer = api.marketplace()
                .exchange(
                        "PUT",
                        "/api/v1/orders/" + order.id(),
                        form.getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-32LE"})
    @DisplayName("JSON in another encoding is read by the same rules")
    void theEncodingChangesNothing(String encoding) {
        Charset charset = Charset.forName(encoding);
        for (String body : List.of(
                "{\"text\":\"a\",\"text\":\"b\"}", "{\"text\":\"a\",\"role\":\"b\"}", "{\"text\":\"a\\u0000b\"}")) {
            assertThat(api.buyer(order.buyer())
                            .post(path(number, "/messages"), "application/json", body.getBytes(charset))
                            .status())
                    .isIn(400, 422);
        }
        assertThat(api.buyer(order.buyer()).get(path(number, "/messages")).at("/items"))
                .isEmpty();
    }

    @Test
    @DisplayName("bytes that are no text in UTF-8 are refused")
    void brokenTextIsRefused() {
        for (byte[] broken :
                List.of(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, new byte[] {(byte) 0xff}, new byte[] {0})) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes("{\"text\":\"a".getBytes(StandardCharsets.UTF_8));
            body.writeBytes(broken);
            body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(api.buyer(order.buyer())
                            .post(path(number, "/messages"), "application/json", body.toByteArray())
                            .status())
                    .isIn(400, 422);
        }
    }

    @Test
    @DisplayName("an upload without boundary, end, name or measure is refused, and leaves nothing")
    void uploadsKeepTheirForm() {
        escalated();
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String file = part.formatted("file", "; filename=\"a.txt\"", "A letter");
        String type = part.formatted("type", "", "STATEMENT");
        String parts = IntStream.range(0, 1_000)
                .mapToObj(i -> part.formatted("f" + i, "", "x"))
                .collect(Collectors.joining());
        Map<String, String> hostile = Map.of(
                "multipart/form-data",
                type + file + "--b--",
                "multipart/form-data; boundary=",
                type + file + "--b--",
                "multipart/form-data; boundary=" + "b".repeat(5_000),
                type + file + "--b--",
                "multipart/form-data; boundary=b;x=1",
                parts + type + file + "--b--",
                "multipart/form-data; boundary=c",
                type + file + "--b--",
                "multipart/form-data; boundary=\"b\"",
                type + "--b\r\n" + "X: " + "y".repeat(50_000) + "\r\n\r\n\r\n--b--",
                "multipart/mixed; boundary=b",
                type + file + "--b--");
        hostile.forEach((mediaType, body) -> {
            Answer answer = api.buyer(order.buyer())
                    .post(path(number, "/evidence"), mediaType, body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as("%s: %s", mediaType, answer.body()).isBetween(400, 422);
        });
        assertThat(api.buyer(order.buyer()).get(path(number, "/evidence")).at("/items"))
                .isEmpty();
        String whole = type + file + "--b--\r\n";
        api.buyer(order.buyer())
                .post(
                        path(number, "/evidence"),
                        "multipart/form-data; boundary=b",
                        whole.getBytes(StandardCharsets.UTF_8))
                .expect(201);
    }

    @Test
    @DisplayName("fields of an upload that are not asked for say nothing of it")
    void anUploadIsWhatTheCallerHandsIn() {
        escalated();
        Answer taken = api.buyer(order.buyer())
                .upload(
                        number,
                        Map.of(
                                "type", "STATEMENT",
                                "description", "Mine",
                                "submittedBy", "SELLER",
                                "status", "SUPERSEDED",
                                "id", new UUID(0, 1).toString(),
                                "sha256", "0".repeat(64)),
                        "a.txt",
                        "text/plain",
                        TestFiles.text("A letter about " + number),
                        UUID.randomUUID().toString())
                .expect(201);
        assertThat(taken.text("/status")).isEqualTo("SUBMITTED");
        assertThat(taken.text("/submittedBy")).containsIgnoringCase("buyer");
        assertThat(taken.text("/id")).isNotEqualTo(new UUID(0, 1).toString());
        assertThat(taken.text("/sha256")).isNotEqualTo("0".repeat(64));
    }

    @Test
    @DisplayName("many ranges of one file are not many files")
    void rangesDoNotAddUp() {
        escalated();
        byte[] content = TestFiles.text("All ten were broken. ".repeat(20_000));
        String id = api.buyer(order.buyer())
                .upload(number, "STATEMENT", "long.txt", "text/plain", content)
                .expect(201)
                .text("/id");
        String address = path(number, "/evidence/" + id + "/content");
        for (String range : List.of(
                "bytes=" + "0-,".repeat(1_000) + "0-",
                "bytes=" + "0-,".repeat(90) + "0-",
                "bytes=0-,0-,0-",
                "bytes=9999999999999999999-",
                "bytes=5-1",
                "bytes=-",
                "lines=1-2")) {
            HttpResponse<byte[]> answer = api.buyer(order.buyer()).download(address, "Range", range);
            assertThat(answer.statusCode()).as(range).isIn(200, 206, 400, 416);
            assertThat(answer.body().length).as(range).isLessThan(content.length * 2);
        }
    }

    @Test
    @DisplayName("offers, appeals and evidence of another case are none of this one")
    void thingsOfOtherCasesAreNotHere() {
        escalated();
        OrderFacts another = order();
        send(another);
        String other = open(another, request(another, "DAMAGED", 1, remedy("FULL_REFUND")))
                .text("/number");
        String offer = openOffer(another, other);
        reject(api.seller(another.seller()), another, other);
        escalate(api.buyer(another.buyer()), other).expect(200);
        String piece = api.buyer(another.buyer())
                .upload(other, "STATEMENT", "a.txt", "text/plain", TestFiles.text("Theirs, of " + other))
                .expect(201)
                .text("/id");
        RedressApi.As buyer = api.buyer(order.buyer());

        for (String way : List.of("/accept", "/reject")) {
            assertThat(buyer.post(path(number, "/offers/" + offer + way), Map.of("reason", "No"))
                            .status())
                    .as(way)
                    .isIn(404, 409);
        }
        buyer.get(path(number, "/evidence/" + piece + "/content")).expect(404);
        buyer.get(path(number, "/evidence/" + piece + "/preview")).expect(404);
        assertThat(buyer.upload(
                                number,
                                Map.of("type", "STATEMENT", "description", "Mine", "supersedes", piece),
                                "b.txt",
                                "text/plain",
                                TestFiles.text("Mine, of " + number),
                                UUID.randomUUID().toString())
                        .expect(422)
                        .text("/code"))
                .isEqualTo("supersedes-unknown");
    }

    @Test
    @DisplayName("a key of one party repeats nothing to another, though one client sends for both")
    void keysOfAnotherPartyRepeatNothing() {
        OrderFacts another = order();
        send(another);
        InProcess inside = new InProcess(mvc, tokens);
        String key = UUID.randomUUID().toString();
        Map<String, Object> request = request(another, "DAMAGED", 1, remedy("FULL_REFUND"));

        Answer own = inside.post(tokens.buyer(another.buyer()), "/api/v1/cases", request, key);
        Answer theirs = inside.post(tokens.buyer("B-stranger"), "/api/v1/cases", request, key);

        assertThat(own.status()).isEqualTo(201);
        assertThat(theirs.status()).as("%s", theirs.body()).isIn(403, 404, 422);
        assertThat(theirs.body().toString()).doesNotContain(own.text("/number"));
    }

    private void escalated() {
        reject(api.seller(order.seller()), order, number);
        escalate(api.buyer(order.buyer()), number).expect(200);
    }

    private List<Operation> withJson() throws IOException {
        JsonNode document = JSON.readTree(
                URI.create("http://127.0.0.1:" + port + "/v3/api-docs").toURL());
        List<Operation> found = new ApiContract(document)
                .operations().stream()
                        .filter(operation -> operation.takes().orElse("").endsWith("json"))
                        .toList();
        assertThat(found).hasSizeGreaterThan(30);
        return found;
    }

    private Answer send(RedressApi.As who, Operation operation, String body) {
        String path = operation
                .path()
                .replace("{number}", number)
                .replace("{side}", "buyer")
                .replaceAll("\\{[^}]+}", new UUID(0, 1).toString());
        return operation.method().equals("put") ? who.put(path, body) : who.post(path, body);
    }
}
