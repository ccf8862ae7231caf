package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.security.TestTokens;
import io.redress.web.Cursor;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpHeaders;

/** Addresses, methods, headers and parameters that are meant to get past a door, or to be taken for something else. */
class HostileAddressTests extends EndToEnd {

    private static final byte[] NOTHING = {};

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private ServletWebServerApplicationContext server;

    private OrderFacts order;
    private String number;
    private String buyer;

    @BeforeEach
    void openACase() {
        order = order();
        send(order);
        number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        buyer = bearer(tokens.buyer(order.buyer()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases/..%2f..%2factuator%2fenv",
                "/api/v1/cases/%2e%2e/%2e%2e/actuator/env",
                "/api/v1/cases/../../../actuator/env",
                "/api/v1/cases/..;/..;/actuator/env",
                "/api/v1/cases;jsessionid=0123456789ABCDEF",
                "/api/v1//cases",
                "//api/v1/cases",
                "/api/v1/cases/%00",
                "/api/v1/cases/%252e%252e%252f",
                "/api/v1/cases/..\\..\\actuator",
                "/api/v1/cases/%5c..%5c",
                "/api/v1/cases/%c0%ae%c0%ae/",
                "/api/v1/cases/\u00e9",
                "/API/V1/cases",
                "/api/v1/cases/",
                "/api/v1/cases.json",
                "/engine-rest/..;/api/v1/cases",
                "/desk/assets/..%2f..%2fapplication.yaml",
                "/desk/assets/%2e%2e/%2e%2e/application.yaml",
                "/desk/assets/../cases/{number}",
                "/camunda/../api/v1/cases",
                "/camunda/lib/..%2f..%2fWEB-INF/web.xml",
                "/WEB-INF/web.xml",
                "/META-INF/sbom/application.cdx.json",
                "/actuator/sbom/application",
                "/v3/api-docs/../../actuator/env",
                "/swagger-ui/..%2f..%2factuator%2fenv"
            })
    @DisplayName("an address that is written otherwise leads nowhere, and past no door")
    void noOtherSpellingOpensADoor(String address) {
        String path = address.replace("{number}", number);
        String stranger = RawHttp.send(port, NOTHING, "GET " + path + " HTTP/1.1", "Host: localhost");
        assertThat(RawHttp.status(stranger)).as(stranger).isIn(301, 302, 400, 401, 403, 404);
        String known =
                RawHttp.send(port, NOTHING, "GET " + path + " HTTP/1.1", "Host: localhost", "Authorization: " + buyer);
        assertThat(RawHttp.status(known)).as(known).isIn(301, 302, 400, 401, 403, 404);
        assertThat(known + stranger).doesNotContain("Apache Tomcat", "java.", "org.", number);
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE,    /api/v1/cases",
        "CONNECT,  /api/v1/cases",
        "DEBUG,    /api/v1/cases",
        "PUT,      /api/v1/cases",
        "DELETE,   /api/v1/cases",
        "PATCH,    /api/v1/cases/{number}",
        "DELETE,   /api/v1/cases/{number}",
        "PUT,      /api/v1/cases/{number}/decision",
        "GET,      /api/v1/cases/{number}/withdraw",
        "HEAD,     /api/v1/cases/{number}/withdraw",
        "DELETE,   /api/v1/cases/{number}/messages",
        "DELETE,   /api/v1/cases/{number}/timeline",
        "PUT,      /api/v1/cases/{number}/evidence",
        "POST,     /api/v1/orders/O-1",
        "DELETE,   /api/v1/orders/O-1",
        "get,      /api/v1/cases"
    })
    @DisplayName("another method than the one that is described does nothing")
    void noOtherMethodDoesAnything(String method, String address) {
        String before = read(order, number).text("/updatedAt");
        String answer = RawHttp.send(
                port,
                NOTHING,
                method + " " + address.replace("{number}", number) + " HTTP/1.1",
                "Host: localhost",
                "Authorization: " + buyer,
                "Idempotency-Key: " + method + number);
        assertThat(RawHttp.status(answer)).as(answer).isIn(400, 403, 404, 405, 501);
        assertThat(answer).doesNotContain("Apache Tomcat", "java.");
        assertThat(read(order, number).text("/updatedAt")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /v3/api-docs",
                "X-Rewrite-URL: /actuator/health",
                "X-HTTP-Method-Override: GET",
                "X-Forwarded-Prefix: /actuator",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-User: mia",
                "X-Remote-User: admin",
                "X-Real-IP: 127.0.0.1",
                "Forwarded: for=127.0.0.1;host=localhost",
                "Acting-Party: buyer/B-1001",
                "Cookie: JSESSIONID=0123456789ABCDEF0123456789ABCDEF",
                "Authorization: Basic YWRtaW46YWRtaW4=",
                "Authorization: Bearer null",
                "Proxy-Authorization: Basic YWRtaW46YWRtaW4="
            })
    @DisplayName("no header makes somebody of nobody")
    void noHeaderOpensADoor(String header) {
        for (String path :
                List.of("/api/v1/cases", "/api/v1/cases/" + number, "/desk/cases/" + number, "/actuator/env")) {
            String answer = RawHttp.send(port, NOTHING, "GET " + path + " HTTP/1.1", "Host: localhost", header);
            assertThat(RawHttp.status(answer)).as(answer).isIn(400, 401);
            assertThat(answer).doesNotContain(order.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: PUT"})
    @DisplayName("a header makes no other method of a post, where the upload protocol does not say so")
    void noHeaderChangesTheMethod(String header) {
        String answer = RawHttp.send(
                port,
                "{\"text\":\"Hello\"}".getBytes(),
                "POST /api/v1/cases/" + number + "/messages?_method=DELETE HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Idempotency-Key: " + header.hashCode(),
                "Authorization: " + buyer,
                header);
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "Host: evil.example,             /",
        "X-Forwarded-Host: evil.example, /",
        "Host: evil.example,             /swagger-ui.html",
        "X-Forwarded-Host: evil.example, /camunda",
        "Host: evil.example,             /camunda",
        "Host: evil.example,             /api/v1/cases",
        "Referer: http://evil.example,   //evil.example/",
        "Referer: http://evil.example,   //evil.example/%2e%2e",
        "Referer: http://evil.example,   /\\evil.example",
        "Referer: http://evil.example,   /camunda//evil.example",
        "Referer: http://evil.example,   /?redirect=http://evil.example&next=//evil.example",
        "Referer: http://evil.example,   /swagger-ui.html?url=http://evil.example&configUrl=http://evil.example"
    })
    @DisplayName("nobody is led elsewhere by a name that the request brings")
    void nobodyIsLedElsewhere(String header, String path) {
        String answer = header.startsWith("Host")
                ? RawHttp.send(port, NOTHING, "GET " + path + " HTTP/1.1", header)
                : RawHttp.send(port, NOTHING, "GET " + path + " HTTP/1.1", "Host: localhost", header);
        assertThat(answer.lines().filter(line -> line.toLowerCase().startsWith("location:")))
                .as(answer)
                .allSatisfy(location -> assertThat(
                                location.substring("location:".length()).trim())
                        .matches("/(?![/\\\\]).*"));
    }

    @Test
    @DisplayName("the page that describes the API takes no address of a description from its own address")
    void theDescriptionIsOurs() {
        String script =
                RawHttp.send(port, NOTHING, "GET /swagger-ui/swagger-initializer.js HTTP/1.1", "Host: localhost");
        assertThat(RawHttp.status(script)).isEqualTo(200);
        assertThat(script).contains("/v3/api-docs").doesNotContainPattern("queryConfigEnabled\"?\\s*:\\s*true");
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, /api/v1/cases",
        "OPTIONS, /api/v1/cases/{number}/uploads",
        "OPTIONS, /oauth2/token",
        "GET,     /api/v1/cases",
        "GET,     /v3/api-docs",
        "GET,     /desk/cases/{number}"
    })
    @DisplayName("no page of another origin may read an answer")
    void noOtherOriginReads(String method, String address) {
        for (String origin : List.of("http://evil.example", "null", "http://localhost:" + port)) {
            String answer = RawHttp.send(
                    port,
                    NOTHING,
                    method + " " + address.replace("{number}", number) + " HTTP/1.1",
                    "Host: localhost",
                    "Origin: " + origin,
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: authorization");
            assertThat(answer).doesNotContainIgnoringCase("Access-Control-Allow");
        }
    }

    @Test
    @DisplayName("an answer of the API is kept by nobody, framed nowhere, and taken for nothing else")
    void answersCarryTheirSeals() {
        for (String path : List.of("/api/v1/cases", "/api/v1/cases/none", "/api/v1/cases/..%2f")) {
            String answer = RawHttp.send(
                    port, NOTHING, "GET " + path + " HTTP/1.1", "Host: localhost", "Authorization: " + buyer);
            if (!path.contains("%2f")) {
                assertThat(answer)
                        .contains("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY")
                        .containsPattern("Cache-Control: [^\\r\\n]*no-store");
            }
            assertThat(answer).doesNotContainIgnoringCase("\nServer:").doesNotContainIgnoringCase("\nX-Powered-By");
        }
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("a header that is too long, or too many of them, is refused, and the next request is answered")
    void tooMuchOfAHeaderIsRefused(List<String> headers) {
        String[] lines = Stream.concat(
                        Stream.of("GET /api/v1/cases HTTP/1.1", "Host: localhost", "Authorization: " + buyer),
                        headers.stream())
                .toArray(String[]::new);
        assertThat(RawHttp.status(RawHttp.send(port, NOTHING, lines))).isIn(400, 431);
        api.buyer(order.buyer()).get("/api/v1/cases").expect(200);
    }

    static Stream<List<String>> tooMuchOfAHeaderIsRefused() {
        return Stream.of(
                List.of("X-Long: " + "x".repeat(70_000)),
                List.of("Idempotency-Key: " + "x".repeat(20_000)),
                List.of("X-" + "x".repeat(20_000) + ": y"),
                List.of("Cookie: " + "a=b; ".repeat(5_000)),
                Collections.nCopies(5_000, "X-Many: y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: xchunked",
                "Content-Length: 5",
                "X: a\rSet-Cookie: b=c",
                "X\0: y",
                "No colon at all"
            })
    @DisplayName("one request is never read as two")
    void requestsAreNotSmuggled(String header) {
        String answer = RawHttp.send(
                port,
                "GET /api/v1/cases HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(),
                "POST /api/v1/policy/preview HTTP/1.1",
                "Host: localhost",
                "Authorization: " + buyer,
                "Content-Type: application/json",
                header);
        assertThat(RawHttp.status(answer)).as(answer).isIn(400, 415, 422, 501);
        assertThat(answer.split("HTTP/1\\.1 \\d{3}", -1)).as(answer).hasSize(2);
        assertThat(answer).doesNotContain("Set-Cookie: b=c");
    }

    @Test
    @DisplayName("whoever sends a header slowly is hung up on")
    void slowHeadersAreCutOff() {
        Tomcat tomcat = ((TomcatWebServer) server.getWebServer()).getTomcat();
        AbstractProtocol<?> protocol =
                (AbstractProtocol<?>) tomcat.getConnector().getProtocolHandler();
        assertThat(protocol.getConnectionTimeout()).isBetween(1_000, 20_000);
        assertThat(protocol.getMaxConnections()).isLessThanOrEqualTo(8_192);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases?limit={}",
                "/api/v1/cases?stage={}",
                "/api/v1/cases?updatedAfter={}",
                "/api/v1/cases?cursor={}",
                "/api/v1/cases/{}",
                "/api/v1/cases/{}/timeline",
                "/api/v1/orders/{}",
                "/api/v1/insight/returns?seller={}",
                "/api/v1/insight/returns?from={}",
                "/api/v1/insight/returns?channel={}&reason={}",
                "/api/v1/sellers/{}/standing",
                "/api/v1/erasures?cursor={}&limit={}",
                "/api/v1/erasures/{}",
                "/api/v1/evidence-alarms?cursor={}",
                "/api/v1/refused-contents?cursor={}",
                "/api/v1/export-keys/{}",
                "/api/v1/cases/{number}/precedents?remedy={}&amount={}&fault={}",
                "/api/v1/cases/{number}/evidence/{}/content",
                "/api/v1/cases/{number}/evidence/00000000-0000-0000-0000-000000000001/preview?size={}"
            })
    @DisplayName("SQL in a parameter is a value like any other, and mostly none that there can be")
    void sqlIsNoQuery(String address) {
        for (String sql : List.of(
                "'%20or%20'1'='1",
                "1;drop%20table%20return_case;--",
                "1)%20union%20select%20null--",
                "%27%7C%7Cpg_sleep(9)%7C%7C%27",
                "%25",
                "_____",
                "$1",
                "?",
                ":limit")) {
            String path = address.replace("{number}", number).replace("{}", sql);
            long begin = System.nanoTime();
            for (var who : List.of(api.marketplace(), api.client("lena"), api.buyer(order.buyer()))) {
                var answer = who.get(path);
                assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(200, 400, 403, 404, 422);
                assertThat(answer.body().toString()).as(path).doesNotContain(order.id(), "PSQL", "syntax");
            }
            assertThat(System.nanoTime() - begin).as(path).isLessThan(8_000_000_000L);
        }
        read(order, number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "-1", "0", "101", "x", "1e3", "2147483648", "1.0"})
    @DisplayName("a page has 1 to 100 items, and a number is written as one")
    void pagesHaveTheirSize(String limit) {
        for (String list : List.of("cases", "erasures", "evidence-alarms", "refused-contents")) {
            assertThat(api.client("lena")
                            .get("/api/v1/" + list + "?limit=" + limit)
                            .status())
                    .as(list)
                    .isIn(400, 422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2B294277-01-01T00:00:00Z",
                "-4714-01-01T00:00:00Z",
                "%2B999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-01-01",
                "1"
            })
    @DisplayName("a day that no calendar has is refused or finds nothing")
    void daysAreThoseOfCalendars(String time) {
        assertThat(api.marketplace().get("/api/v1/cases?updatedAfter=" + time).status())
                .isIn(200, 400, 422);
        String day = time.replaceAll("T.*", "");
        for (String query : List.of("from=" + day, "to=" + day, "from=" + day + "&to=" + day)) {
            assertThat(api.marketplace().get("/api/v1/insight/returns?" + query).status())
                    .as(query)
                    .isIn(200, 400, 422);
        }
    }

    @Test
    @DisplayName("a cursor that somebody has made is one of this list, or none")
    void cursorsAreThoseOfTheList() {
        for (Cursor forged : List.of(
                Cursor.of("cases", "+1000000000-12-31T23:59:59.999999999Z", number),
                Cursor.of("cases", "-1000000000-01-01T00:00:00Z", number),
                Cursor.of("cases", "' or 1=1", number),
                Cursor.of("cases", now(), "\0"),
                Cursor.of("cases", now(), "' or '1'='1"),
                Cursor.of("cases", now()),
                Cursor.of("erasures", now(), number))) {
            Answer answer = api.buyer("B-nobody").get("/api/v1/cases?cursor=" + forged.encoded());
            assertThat(answer.status()).as("%s: %s", forged, answer.body()).isIn(200, 400);
            assertThat(answer.body().toString()).doesNotContain(order.id());
        }
    }

    private static String bearer(HttpHeaders headers) {
        return String.valueOf(headers.getFirst(HttpHeaders.AUTHORIZATION));
    }
}
