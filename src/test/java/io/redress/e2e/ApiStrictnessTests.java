package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.cases.ActionName;
import io.redress.e2e.InProcess.Who;
import io.redress.security.TestTokens;
import io.redress.web.Pages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is not exactly as the API says is refused, with the place where it is wrong, and never breaks anything. */
class ApiStrictnessTests extends EndToEnd {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONG = "x".repeat(10_000);
    private static final Set<String> OPEN = Set.of(
            "/actuator/health",
            "/actuator/health/liveness",
            "/v3/api-docs",
            "/swagger-ui.html",
            "/swagger-ui/index.html");

    /** Commands that are no steps of a case, and so no action that it offers. */
    private static final Set<String> RECORD_KEEPING =
            Set.of("/api/v1/cases/{number}/legal-hold", "/api/v1/cases/{number}/legal-hold/release");

    /** Speaks tus, and refuses what does not before it looks at the case; {@code ResumableUploadTests} has its strangers. */
    private static final String UPLOADS = "/api/v1/cases/{number}/uploads";

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestTokens tokens;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private OrderFacts order;

    @BeforeEach
    void prepare() {
        order = order();
        send(order);
    }

    @ParameterizedTest(name = "{index}: {1} {0}")
    @MethodSource
    @DisplayName("a request that is not well formed never becomes a case, and the answer names the field")
    void refusesRequests(String field, String code, String pointer, String value) throws IOException {
        ObjectNode body =
                (ObjectNode) JSON.valueToTree(request(order, "DAMAGED", 2, remedy("PARTIAL_REFUND", "20.00")));
        set(body, pointer, value);
        Answer answer = api.buyer(order.buyer()).post("/api/v1/cases", raw(body));

        assertThat(answer.status()).as("%s", answer.body()).isIn(400, 422);
        assertThat(answer.text("/code")).as("%s", answer.body()).isEqualTo(code);
        if (!field.isEmpty()) {
            assertThat(answer.text("/field")).isEqualTo(field);
        }
        assertThat(api.buyer(order.buyer()).get("/api/v1/cases").expect(200).at("/items"))
                .isEmpty();
    }

    static Stream<Arguments> refusesRequests() {
        String amount = "requestedRemedy.amount";
        return Stream.of(
                arguments("surprise", "unknown-property", "/surprise", "1"),
                arguments("lines[0].surprise", "unknown-property", "/lines/0/surprise", "1"),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "\"$11,230,00.00\""),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "\"NaN\""),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "\"-1.00\""),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "\"1.001\""),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "\"1e3\""),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "\" 1.00\""),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "\"\u0661.00\""),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "20.00"),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "null"),
                arguments(amount, "invalid-amount", "/requestedRemedy/amount/amount", "\"" + "9".repeat(400) + "\""),
                arguments("", "malformed-json", "/requestedRemedy/amount/amount", "NaN"),
                arguments(amount, "unknown-currency", "/requestedRemedy/amount/currency", "\"usd\""),
                arguments(amount, "unknown-currency", "/requestedRemedy/amount/currency", "\"XXX\""),
                arguments(amount + ".currency", "wrong-currency", "/requestedRemedy/amount/currency", "\"EUR\""),
                arguments("reason", "invalid-value", "/reason", "\"BROKEN\""),
                arguments("reason", "invalid-value", "/reason", "1"),
                arguments("reason", "invalid-value", "/reason", "\"\""),
                arguments("requestedRemedy.type", "invalid-value", "/requestedRemedy/type", "\"MONEY\""),
                arguments("lines[0].quantity", "invalid-value", "/lines/0/quantity", "1.5"),
                arguments("lines[0].quantity", "invalid-value", "/lines/0/quantity", "\"1\""),
                arguments("lines[0].quantity", "invalid-value", "/lines/0/quantity", "2147483648"),
                arguments("lines[0].quantity", "invalid-value", "/lines/0/quantity", "1e99"),
                arguments("", "duplicate-property", "/description", "\"x\", \"description\": \"y\""),
                arguments("latentDefect", "invalid-value", "/latentDefect", "\"yes\""));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource
    @DisplayName("a request that lacks something, or has too much of it, names the field among the errors")
    void refusesValues(String field, String pointer, String value) throws IOException {
        ObjectNode body =
                (ObjectNode) JSON.valueToTree(request(order, "DAMAGED", 2, remedy("PARTIAL_REFUND", "20.00")));
        set(body, pointer, value);
        Answer answer = api.buyer(order.buyer()).post("/api/v1/cases", raw(body));

        assertThat(answer.status()).as("%s", answer.body()).isIn(400, 422);
        assertThat(answer.text("/code")).isNotBlank();
        assertThat(answer.text("/field")).as("%s", answer.body()).isEqualTo(field);
    }

    static Stream<Arguments> refusesValues() {
        Stream<Arguments> missing = Stream.of("orderId", "reason", "description", "lines", "requestedRemedy")
                .flatMap(field ->
                        Stream.of(arguments(field, "/" + field, "null"), arguments(field, "/" + field, "REMOVED")));
        return Stream.concat(
                missing,
                Stream.of(
                        arguments("lines[0].quantity", "/lines/0/quantity", "0"),
                        arguments("lines[0].quantity", "/lines/0/quantity", "-1"),
                        arguments("lines[0].quantity", "/lines/0/quantity", "null"),
                        arguments("lines[0].quantity", "/lines/0/quantity", "11"),
                        arguments("lines[0].quantity", "/lines/0/quantity", "2147483647"),
                        arguments("lines[0].lineId", "/lines/0/lineId", "\"L9\""),
                        arguments("lines[0].lineId", "/lines/0/lineId", "null"),
                        arguments("lines[0]", "/lines/0", "null"),
                        arguments("lines", "/lines", "[]"),
                        arguments("description", "/description", "\" \""),
                        arguments("description", "/description", "\"" + LONG + "\""),
                        arguments("description", "/description", "\"a\\u0000b\""),
                        arguments("description", "/description", "\"a\\ud800b\""),
                        arguments("requestedRemedy", "/requestedRemedy/amount", "REMOVED"),
                        arguments("requestedRemedy", "/requestedRemedy/type", "null"),
                        arguments("requestedRemedy", "/requestedRemedy/type", "\"DENIED\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} {}             | malformed-json",
                "{\"orderId\":     | malformed-json",
                "[]                | malformed-json",
                "\"text\"          | malformed-json",
                "''                | missing-body",
                "null              | missing-body"
            })
    @DisplayName("what is no JSON object is refused as such")
    void refusesOtherBodies(String body, String code) {
        Answer answer = api.buyer(order.buyer()).post("/api/v1/cases", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo(code);
    }

    @Test
    @DisplayName("what is not said to be JSON is refused with 415")
    void refusesOtherMediaTypes() throws Exception {
        int status = mvc.perform(MockMvcRequestBuilders.post("/api/v1/cases")
                        .headers(tokens.buyer(order.buyer()))
                        .contentType("text/xml")
                        .content("<case/>"))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(415);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource
    @DisplayName("a command whose body is not well formed is refused before it changes anything")
    void refusesCommands(ActionName action, String body) {
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        if (Set.of(ActionName.DECIDE, ActionName.REQUEST_EVIDENCE).contains(action)) {
            bringToMediation(order, number);
        }
        JsonNode view = read(order, number).body();
        boolean bySeller = action == ActionName.REJECT_OFFER || action == ActionName.PROPOSE_REPAIR;
        var who = Set.of(ActionName.DECIDE, ActionName.REQUEST_EVIDENCE, ActionName.DECLARE_CONFLICT)
                        .contains(action)
                ? api.client("mia")
                : bySeller ? api.seller(order.seller()) : api.buyer(order.buyer());
        Answer answer = who.post(Moves.path(action, view), body);

        assertThat(answer.status()).as("%s", answer.body()).isIn(400, 422);
        assertThat(answer.text("/field")).as("%s", answer.body()).isNotBlank();
        assertThat(read(order, number).text("/updatedAt"))
                .isEqualTo(view.path("updatedAt").asText());
    }

    static Stream<Arguments> refusesCommands() {
        String statement = "{\"statement\":{\"expected\":\"%s\",\"received\":\"b\"}}";
        String decision = "{\"remedy\":%s,\"fault\":\"SELLER\",\"reasons\":\"" + Moves.REASONS + "\"}";
        return Stream.of(
                arguments(ActionName.SEND_MESSAGE, "{}"),
                arguments(ActionName.SEND_MESSAGE, "{\"text\":null}"),
                arguments(ActionName.SEND_MESSAGE, "{\"text\":\"a\\u0000\"}"),
                arguments(ActionName.SEND_MESSAGE, "{\"text\":\"a\\udfff\"}"),
                arguments(ActionName.SEND_MESSAGE, "{\"text\":\"" + LONG + "\"}"),
                arguments(ActionName.SEND_MESSAGE, "{\"text\":\"a\",\"to\":\"b\"}"),
                arguments(ActionName.MAKE_OFFER, "{}"),
                arguments(ActionName.MAKE_OFFER, "{\"remedy\":{\"type\":\"PARTIAL_REFUND\"}}"),
                arguments(ActionName.MAKE_OFFER, "{\"remedy\":{\"type\":\"DENIED\"}}"),
                arguments(
                        ActionName.MAKE_OFFER,
                        "{\"remedy\":{\"type\":\"COMPENSATION\",\"amount\":{\"amount\":\"0.00\",\"currency\":\"USD\"}}}"),
                arguments(
                        ActionName.MAKE_OFFER,
                        "{\"remedy\":{\"type\":\"COMPENSATION\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}}"),
                arguments(ActionName.REJECT_OFFER, "{}"),
                arguments(ActionName.REJECT_OFFER, "{\"reason\":\"" + LONG + "\"}"),
                arguments(ActionName.PROPOSE_REPAIR, "{\"days\":0}"),
                arguments(ActionName.PROPOSE_REPAIR, "{\"days\":1.5}"),
                arguments(ActionName.PROPOSE_REPAIR, "{\"days\":2147483647}"),
                arguments(ActionName.ESCALATE, "{}"),
                arguments(ActionName.ESCALATE, "{\"statement\":null}"),
                arguments(ActionName.ESCALATE, statement.formatted("a\\u0000")),
                arguments(ActionName.ESCALATE, statement.formatted(LONG)),
                arguments(ActionName.APPEAL, "{\"ground\":\"ANGER\"}"),
                arguments(ActionName.SHIP_RETURN, "{\"carrier\":\"DHL\"}"),
                arguments(ActionName.INSPECT_RETURN, "{\"result\":\"FINE\"}"),
                arguments(ActionName.CONFIRM_REPLACEMENT, "{\"accepted\":\"true\"}"),
                arguments(ActionName.PAY_AWARD, "{\"reference\":\"" + LONG + "\"}"),
                arguments(ActionName.DECLARE_CONFLICT, "{\"note\":\"\"}"),
                arguments(ActionName.DECIDE, "{}"),
                arguments(ActionName.DECIDE, decision.formatted("null")),
                arguments(ActionName.DECIDE, decision.formatted("{\"type\":\"PARTIAL_REFUND\"}")),
                arguments(
                        ActionName.DECIDE,
                        decision.formatted(
                                "{\"type\":\"PARTIAL_REFUND\",\"amount\":{\"amount\":\"999999.00\",\"currency\":\"USD\"}}")),
                arguments(
                        ActionName.DECIDE, "{\"remedy\":{\"type\":\"DENIED\"},\"fault\":\"NONE\",\"reasons\":\"no\"}"),
                arguments(ActionName.DECIDE, "{\"remedy\":{\"type\":\"DENIED\"},\"fault\":\"GOD\"}"),
                arguments(ActionName.REQUEST_EVIDENCE, "{}"),
                arguments(ActionName.REQUEST_EVIDENCE, "{\"party\":\"BUYER\",\"types\":[null]}"),
                arguments(ActionName.REQUEST_EVIDENCE, "{\"party\":\"BUYER\",\"note\":\"a\",\"days\":31}"),
                arguments(ActionName.REQUEST_EVIDENCE, "{\"party\":\"BUYER\",\"note\":\"" + LONG + "\"}"),
                arguments(ActionName.REQUEST_EVIDENCE, "{\"party\":\"BUYER\",\"note\":\"a\\u0000\"}"));
    }

    @Test
    @DisplayName("a command sent twice is carried out once, and its key does not serve for another command")
    void idempotency() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> request = request(order, "DAMAGED", 1, remedy("FULL_REFUND"));
        var buyer = api.buyer(order.buyer());
        Answer first = buyer.post("/api/v1/cases", request, key).expect(201);
        assertThat(buyer.post("/api/v1/cases", request, key).expect(201).body()).isEqualTo(first.body());
        assertThat(buyer.get("/api/v1/cases").expect(200).at("/items")).hasSize(1);
        Answer other = buyer.post("/api/v1/cases", request(order, "DAMAGED", 2, remedy("FULL_REFUND")), key);
        assertThat(other.expect(422).text("/code")).isEqualTo("idempotency-key-reused");

        String messages = path(first.text("/number"), "/messages");
        String again = UUID.randomUUID().toString();
        Answer sent = buyer.post(messages, Map.of("text", "Hello"), again).expect(201);
        assertThat(buyer.post(messages, Map.of("text", "Hello"), again).body()).isEqualTo(sent.body());
        assertThat(buyer.get(messages).at("/items")).hasSize(1);
        buyer.post(messages, Map.of("text", "Hello?"), again).expect(422);
        api.seller(order.seller())
                .post(messages, Map.of("text", "Hello"), again)
                .expect(201);
    }

    @Test
    @DisplayName("a party finds no case but its own, whatever it tries")
    void strangersFindNothing() {
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        JsonNode view = read(order, number).body();
        InProcess inside = new InProcess(mvc, tokens);
        for (Who stranger : Set.of(
                Who.buyer("B-stranger"),
                Who.seller("S-stranger"),
                Who.seller(order.buyer()),
                Who.buyer(order.seller()))) {
            for (ActionName action : ActionName.values()) {
                Answer answer = Moves.attempt(inside, stranger, action, Moves.path(action, view), 0);
                assertThat(answer.status())
                        .as("%s by %s: %s", action, stranger, answer.body())
                        .isEqualTo(404);
            }
            for (String pattern : addresses(RequestMethod.GET)) {
                if (pattern.contains("{number}")) {
                    Answer answer = inside.get(stranger, filled(pattern, number));
                    // No token opens a page of staff.
                    assertThat(answer.status())
                            .as("%s by %s", pattern, stranger)
                            .isEqualTo(pattern.startsWith(Pages.DESK) ? 401 : 404);
                }
            }
            for (String pattern : RECORD_KEEPING) {
                Answer answer = inside.post(stranger, filled(pattern, number), Map.of("reason", "Curiosity."));
                assertThat(answer.status()).as("%s by %s", pattern, stranger).isEqualTo(404);
            }
            assertThat(inside.get(stranger, "/api/v1/cases").expect(200).at("/items"))
                    .isEmpty();
        }
        Set<String> commands = Stream.of(ActionName.values())
                .map(action -> Moves.path(action, view).replaceAll("[0-9a-f]{8}-[-0-9a-f]{27}", "{id}"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(addresses(RequestMethod.POST).stream()
                        // What is posted from pages of staff carries no token of the API, and is refused at their own
                        // door.
                        .filter(pattern -> pattern.contains("{number}") && !pattern.startsWith(Pages.DESK))
                        .map(pattern ->
                                pattern.replace("{number}", number).replaceAll("\\{(offerId|appealId)}", "{id}")))
                .as("commands that this test knows")
                .filteredOn(path -> !path.startsWith(UPLOADS.replace("{number}", number))
                        && !RECORD_KEEPING.contains(path.replace(number, "{number}")))
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    @DisplayName("nothing is anonymous but health, the token and the description of the API")
    void nothingAnonymous() throws Exception {
        for (RequestMethod method : Set.of(RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT)) {
            for (String pattern : addresses(method)) {
                if (pattern.startsWith("/api/")) {
                    assertThat(anonymous(method.asHttpMethod(), filled(pattern, "RC-000000")))
                            .as("%s %s", method, pattern)
                            .isEqualTo(401);
                }
            }
        }
        for (String shut : Set.of(
                "/engine-rest/task",
                "/actuator/env",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/actuator/health/db",
                "/anything",
                "/api/v1/x")) {
            assertThat(anonymous(HttpMethod.GET, shut)).as(shut).isIn(401, 403, 404);
        }
        for (String open : OPEN) {
            assertThat(anonymous(HttpMethod.GET, open)).as(open).isIn(200, 302);
        }
    }

    private Set<String> addresses(RequestMethod method) {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String filled(String pattern, String number) {
        return pattern.replace("{number}", number).replaceAll("\\{[^}]+}", new UUID(0, 1).toString());
    }

    private int anonymous(HttpMethod method, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .method(method.name(), BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /** Puts raw JSON, valid or not, where {@code pointer} says; it is written out by {@link #raw}. */
    private static void set(ObjectNode body, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = body.at(pointer.substring(0, slash));
        String field = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            if (value.equals("REMOVED")) {
                object.remove(field);
            } else {
                object.put(field, "RAW<" + value + ">");
            }
        } else {
            body.putArray(pointer.substring(1, slash)).add("RAW<" + value + ">");
        }
    }

    private static String raw(ObjectNode body) throws IOException {
        String text = JSON.writeValueAsString(body);
        int begin = text.indexOf("\"RAW<");
        if (begin < 0) {
            return text;
        }
        int end = text.indexOf(">\"", begin);
        String value = JSON.readValue(text.substring(begin, end + 2), String.class);
        return text.substring(0, begin) + value.substring(4, value.length() - 1) + text.substring(end + 2);
    }
}
