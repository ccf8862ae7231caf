package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RedressTest
class RateLimitTests {

    private static final int LIMIT = 10_000_000;

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    TestMeter time;

    @Autowired
    RateLimits limits;

    private final Party buyer = new Party(Side.BUYER, "B-" + UUID.randomUUID());

    @Test
    void tellsWhatIsLeftOfTheClientAndOfTheParty() {
        time.pass(Duration.ofMinutes(1));
        MvcTestResult answer = read(tokens.marketplaceFor(buyer));

        assertThat(answer)
                .hasStatus(200)
                .hasHeader("RateLimit-Policy", "\"party\";q=10000000;w=60, \"client\";q=10000000;w=60")
                .hasHeader("RateLimit", "\"party\";r=9999999;t=1, \"client\";r=9999999;t=1");
    }

    @Test
    void refusesAPartyThatSendsTooMuchWhoeverSpeaksForIt() {
        limits.party().commands().take(buyer.toString(), LIMIT);

        assertThat(open(tokens.marketplaceFor(buyer)))
                .hasStatus(429)
                .hasHeader(HttpHeaders.RETRY_AFTER, "1")
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("too-many-requests"));
        assertThat(open(tokens.buyer(buyer.id()))).hasStatus(429);
    }

    @Test
    void keepsReadingApartFromCommands() {
        limits.party().commands().take(buyer.toString(), LIMIT);

        assertThat(read(tokens.marketplaceFor(buyer))).hasStatus(200);

        limits.party().reads().take(buyer.toString(), LIMIT - 1);
        assertThat(read(tokens.marketplaceFor(buyer))).hasStatus(429);
    }

    @Test
    void doesNotChargeOnePartyForAnother() {
        limits.party().commands().take(buyer.toString(), LIMIT);

        assertThat(open(tokens.marketplaceFor(new Party(Side.BUYER, "B-patient-" + UUID.randomUUID()))))
                .hasStatus(422);
        assertThat(open(tokens.marketplace())).hasStatus(422);
    }

    @Test
    void letsItGoOnWhenTimeHasPassed() {
        limits.party().commands().take(buyer.toString(), LIMIT);
        assertThat(open(tokens.marketplaceFor(buyer))).hasStatus(429);

        time.pass(Duration.ofSeconds(1));

        assertThat(open(tokens.marketplaceFor(buyer))).hasStatus(422);
    }

    @Test
    void refusesAPersonThatSendsTooMuch() {
        String hasty = "hasty-" + UUID.randomUUID();
        limits.client().reads().take(hasty, LIMIT);

        assertThat(read(tokens.staff(Role.MEDIATOR, hasty))).hasStatus(429);
        assertThat(read(tokens.staff(Role.MEDIATOR, "patient"))).hasStatus(200);
    }

    @Test
    void refusesAnAddressThatComesWithoutATokenAndNobodyElseThere() {
        limits.unknown().take("127.0.0.1", LIMIT);

        assertThat(read(new HttpHeaders())).hasStatus(429).hasHeader(HttpHeaders.RETRY_AFTER, "1");
        HttpHeaders forged = new HttpHeaders();
        forged.setBearerAuth("e30.e30.e30");
        assertThat(read(forged)).hasStatus(429);
        assertThat(http.get().uri("/v3/api-docs")).hasStatus(429);
        assertThat(http.get().uri("/actuator/health")).hasStatus(200);
        assertThat(read(tokens.marketplaceFor(buyer))).hasStatus(200);

        time.pass(Duration.ofMinutes(1));
        assertThat(read(new HttpHeaders())).hasStatus(401);
    }

    @Test
    void takesOnlySoManyBytesOfOnePartyInADay() {
        assertThat(announce(9_000_000_000_000L)).hasStatus(404);
        MvcTestResult refused = announce(9_000_000_000_000L);
        assertThat(refused).hasStatus(429);
        assertThat(Integer.parseInt(String.valueOf(refused.getResponse().getHeader(HttpHeaders.RETRY_AFTER))))
                .isBetween(50_000, 60_000);

        time.pass(Duration.ofDays(1));
        assertThat(announce(9_000_000_000_000L)).hasStatus(404);
    }

    private MvcTestResult read(HttpHeaders headers) {
        return http.get().uri("/api/v1/cases").headers(headers).exchange();
    }

    /** Of nothing that there is, which takes a valid request to tell. */
    private MvcTestResult open(HttpHeaders headers) {
        return http.post()
                .uri("/api/v1/cases")
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .exchange();
    }

    private MvcTestResult announce(long bytes) {
        return http.post()
                .uri("/api/v1/cases/ABCDEFGHJK/uploads")
                .headers(tokens.marketplaceFor(buyer))
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(bytes))
                .exchange();
    }
}
