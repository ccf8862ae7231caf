package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import io.redress.RedressTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The tokens of an identity provider, another server with keys of its own, are the only ones that are taken. */
@RedressTest
@DisplayName("Tokens of an identity provider")
class ForeignIssuerTests {

    private static final TestIssuer ISSUER = TestIssuer.start();

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext context;

    private static final AtomicInteger FETCHED = new AtomicInteger();
    private static HttpServer elsewhere;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::address);
    }

    @BeforeAll
    static void keysOfAForger() throws Exception {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            FETCHED.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        elsewhere.stop(0);
        ISSUER.stop();
    }

    @Test
    void aTokenThatTheProviderGivesIsTaken() throws Exception {
        ISSUER.person(TestIssuer.CLIENT, Map.of(Callers.ROLE, "mediation_lead", "aud", List.of("account", "redress")));

        assertThat(status(given())).isEqualTo(404);
        assertThat(http.get().uri("/api/v1/staff").header(HttpHeaders.AUTHORIZATION, "Bearer " + given()))
                .hasStatusOk();
    }

    @Test
    void aTokenThatTheProviderGivesForAnotherServiceIsNotTaken() throws Exception {
        ISSUER.person(TestIssuer.CLIENT, Map.of(Callers.ROLE, "mediation_lead", "aud", List.of("account")));

        assertThat(status(given())).isEqualTo(401);
    }

    @Test
    void nothingElseIsTaken() throws Exception {
        ForgedTokens tokens = tokens();
        assertThat(status(tokens.good())).isEqualTo(404);

        tokens.all().forEach((what, token) -> assertThat(status(token)).as(what).isEqualTo(401));
        assertThat(status(
                        tokens.with(tokens.claims().issuer("http://127.0.0.1:1").build())))
                .isEqualTo(401);
        assertThat(status(tokens.with(tokens.claims().issuer(null).build()))).isEqualTo(401);
        assertThat(FETCHED).as("keys fetched from where a token says").hasValue(0);
    }

    @Test
    void redressIssuesNoneItself() {
        assertThat(context.getBeanNamesForType(RegisteredClientRepository.class))
                .isEmpty();
        assertThat(http.post()
                        .uri("/oauth2/token")
                        .with(httpBasic("marketplace", "marketplace"))
                        .param("grant_type", "client_credentials"))
                .hasStatus(401);
        assertThat(http.get().uri("/oauth2/jwks")).hasStatus(401);
    }

    @Test
    void aTokenOfAnyShapeIsRefusedAndNotFailedOn() throws Exception {
        ForgedTokens tokens = tokens();
        for (Object role : List.of(
                List.of("marketplace"), Map.of("role", "marketplace"), 7, true, "MARKETPLACE", " marketplace")) {
            JWTClaimsSet odd = tokens.claims().claim(Callers.ROLE, role).build();
            assertThat(status(tokens.with(odd))).as("%s", role).isEqualTo(403);
        }
        for (Object party : List.of(List.of("B-1"), 7, "", "B 1", "B-1/../B-2", "B".repeat(65))) {
            JWTClaimsSet odd = tokens.claims()
                    .claim(Callers.ROLE, "buyer")
                    .claim(Callers.PARTY, party)
                    .build();
            assertThat(status(tokens.with(odd))).as("%s", party).isEqualTo(403);
        }
        assertThat(status(tokens.with(tokens.claims().subject(null).build()))).isEqualTo(403);
    }

    private static ForgedTokens tokens() throws Exception {
        return new ForgedTokens(
                ISSUER.key(),
                ISSUER.address(),
                URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/jwks"));
    }

    private int status(String token) {
        return http.get()
                .uri("/api/v1/nowhere")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    /** Asked for as a client does. */
    private static String given() throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((TestIssuer.CLIENT + ":" + TestIssuer.SECRET).getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create(ISSUER.address() + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }
}
