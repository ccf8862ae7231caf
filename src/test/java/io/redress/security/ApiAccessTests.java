package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.redress.RedressTest;
import io.redress.web.Forbidden;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RedressTest
@Import(ApiAccessTests.Mirror.class)
class ApiAccessTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    JWKSource<SecurityContext> keys;

    @Autowired
    JdbcClient sql;

    @Test
    void knowsABuyerByItsToken() {
        assertThat(ask(tokens.buyer("B-1001"))).bodyJson().isStrictlyEqualTo("""
                        {"role":"buyer","id":"buyer-client","party":"buyer/B-1001","staff":false}""");
    }

    @Test
    void knowsForWhomTheMarketplaceActs() {
        assertThat(ask(tokens.marketplaceFor(new Party(Side.SELLER, "S-2001"))))
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"role":"marketplace","id":"marketplace","party":"seller/S-2001","staff":false}""");
    }

    @Test
    void knowsStaff() {
        assertThat(ask(tokens.staff(Role.SENIOR_MEDIATOR, "sofia"))).bodyJson().isStrictlyEqualTo("""
                        {"role":"senior_mediator","id":"sofia","party":"","staff":true}""");
    }

    @Test
    void letsOnlyTheMarketplaceActForOthers() {
        HttpHeaders buyer = tokens.buyer("B-1001");
        buyer.set("Acting-Party", "buyer/B-1002");

        assertThat(ask(buyer))
                .hasStatus(403)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("acting-party-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B-1001", "buyer", "buyer/", "Buyer/B-1001", "judge/J-1", "buyer/B 1", "buyer/../x", "/"})
    void refusesAnActingPartyOfAnotherForm(String header) {
        HttpHeaders marketplace = tokens.marketplace();
        marketplace.set("Acting-Party", header);

        assertThat(ask(marketplace))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("invalid-acting-party"));
    }

    @ParameterizedTest
    @CsvSource({"emperor, unknown-role", "'', unknown-role", "buyer, unknown-party"})
    void refusesATokenWithoutRoleOrParty(String role, String code) {
        assertThat(ask(tokens.bearer(claims(Map.of("redress_role", role)).build())))
                .hasStatus(403)
                .bodyJson()
                .hasPathSatisfying("code", actual -> assertThat(actual).isEqualTo(code));
    }

    @Test
    void refusesATokenThatIsTooOldOrForAnotherService() {
        JwtClaimsSet expired = claims(Map.of("redress_role", "marketplace"))
                .issuedAt(Instant.now().minusSeconds(7200))
                .expiresAt(Instant.now().minusSeconds(3600))
                .build();
        JwtClaimsSet foreign = claims(Map.of("redress_role", "marketplace"))
                .audience(List.of("payroll"))
                .build();

        assertThat(ask(tokens.bearer(expired))).hasStatus(401);
        assertThat(ask(tokens.bearer(foreign))).hasStatus(401);
    }

    @Test
    void takesNothingButATokenOfItsOwnIssuer() throws Exception {
        RSAKey key = ((ImmutableJWKSet<?>) keys).getJWKSet().getKeys().get(0).toRSAKey();
        ForgedTokens forged = new ForgedTokens(key, "http://localhost", URI.create("http://127.0.0.1:9/jwks"));
        assertThat(status(forged.good())).isEqualTo(200);

        forged.all().forEach((what, token) -> assertThat(status(token)).as(what).isEqualTo(401));
    }

    @Test
    void takesATokenFromItsHeaderOnly() {
        String token = tokens.marketplace().getFirst(HttpHeaders.AUTHORIZATION).substring("Bearer ".length());

        assertThat(http.get().uri("/api/v1/who?access_token=" + token)).hasStatus(401);
        assertThat(http.post()
                        .uri("/api/v1/who")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("access_token=" + token))
                .hasStatus(401);
        assertThat(http.get().uri("/api/v1/who").cookie(new Cookie("access_token", token)))
                .hasStatus(401);
        assertThat(http.get().uri("/api/v1/who").header(HttpHeaders.AUTHORIZATION, "Basic " + token))
                .hasStatus(401);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "MARKETPLACE", mode = Mode.EXCLUDE)
    void letsNoOtherRoleActForAParty(Role role) {
        HttpHeaders headers = role == Role.BUYER
                ? tokens.buyer("B-1001")
                : role == Role.SELLER ? tokens.seller("S-2001") : tokens.staff(role, "somebody");
        headers.set("Acting-Party", "buyer/B-1001");

        assertThat(ask(headers))
                .hasStatus(403)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("acting-party-not-allowed"));
    }

    @Test
    void actsForOnePartyAtATime() {
        HttpHeaders marketplace = tokens.marketplace();
        marketplace.addAll("Acting-Party", List.of("buyer/B-1001", "buyer/B-1002"));

        assertThat(ask(marketplace))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("invalid-acting-party"));
    }

    @Test
    void aTokenGoesWithTheKeyThatSignedIt() {
        SigningKeys stored = new SigningKeys(sql);
        String before = stored.get().getKeys().get(0).getKeyID();
        String row = sql.sql("delete from signing_key returning jwk")
                .query(String.class)
                .single();

        // What a start finds afterwards: another key, for which no token of before is good.
        assertThat(stored.get().getKeys().get(0).getKeyID()).isNotEqualTo(before);

        sql.sql("update signing_key set jwk = ?").param(row).update();
    }

    @Test
    void answersAreKeptByNobodyAndShownNowhere() {
        assertThat(http.get().uri("/api/v1/who").secure(true).headers(tokens.marketplace()))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("X-Frame-Options", "DENY")
                .hasHeader("Content-Security-Policy", BrowserRules.NOTHING)
                .hasHeader("Referrer-Policy", "same-origin")
                .hasHeader("Cross-Origin-Opener-Policy", "same-origin")
                .hasHeader("Cross-Origin-Resource-Policy", "same-origin")
                .containsHeader("Permissions-Policy")
                .hasHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains")
                .doesNotContainHeader("Access-Control-Allow-Origin")
                .doesNotContainHeader("Set-Cookie");
    }

    @Test
    void noOtherSiteIsToldThatItMayAsk() {
        assertThat(http.options()
                        .uri("/api/v1/who")
                        .header(HttpHeaders.ORIGIN, "https://elsewhere.example")
                        .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET")
                        .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization"))
                .doesNotContainHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)
                .hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/who",
                "/api/v1/anything",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/actuator/env",
                "/oauth2/authorize",
                "/login",
                "/engine-rest/engine",
                "/anything"
            })
    void isShutWithoutAToken(String path) {
        assertThat(http.get().uri(path))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .containsHeader(HttpHeaders.WWW_AUTHENTICATE)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("unauthorized"));
    }

    @Test
    void isShutOutsideTheApiAlsoWithAToken() {
        assertThat(http.get().uri("/actuator/env").headers(tokens.staff(Role.DEPLOYER, "dev")))
                .hasStatus(403)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("forbidden"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/readiness",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/oauth2/jwks"
            })
    void isOpenWhereEverybodyMayLook(String path) {
        assertThat(http.get().uri(path)).hasStatusOk();
    }

    @Test
    void hasNoDemoClientsOutsideADemonstration() {
        assertThat(http.post()
                        .uri("/oauth2/token")
                        .with(httpBasic("marketplace", "marketplace"))
                        .param("grant_type", "client_credentials"))
                .hasStatus(401);
    }

    private static JwtClaimsSet.Builder claims(Map<String, Object> claims) {
        return JwtClaimsSet.builder()
                .subject("somebody")
                .audience(List.of("redress"))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(60))
                .claims(all -> all.putAll(claims));
    }

    private int status(String token) {
        return http.get()
                .uri("/api/v1/who")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private MvcTestResult ask(HttpHeaders headers) {
        return http.get().uri("/api/v1/who").headers(headers).exchange();
    }

    @RestController
    static class Mirror {

        @RequestMapping({"/api/v1/who", "/desk/who", "/insight/who"})
        Map<String, Object> who(Caller caller) {
            return Map.of(
                    "role", caller.role().claim(),
                    "id", caller.id(),
                    "party", caller.party() == null ? "" : caller.party().toString(),
                    "staff", caller.isStaff());
        }

        @GetMapping("/desk/fails")
        Map<String, Object> fails() {
            throw new IllegalStateException("<script> of something internal");
        }

        @GetMapping("/desk/refuses")
        Map<String, Object> refuses() {
            throw new Forbidden("Not this.");
        }
    }
}
