package io.redress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.security.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RedressTest
class SellerApiTests {

    private static int sellers;

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    SellerStanding standing;

    private final String seller = "S-SELLER-API-" + ++sellers;

    @Test
    void theMarketplaceSetsTheGuarantee() {
        setGuarantee("500.00");
        assertThat(setGuarantee("500.00")).hasStatusOk();
        assertThat(setGuarantee("200.00")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"sellerId": "%s", "guarantee": [{"amount": "200.00", "currency": "USD"}],
                 "penaltyPoints": 0, "suspended": false, "entries": []}
                """.formatted(seller));
    }

    @Test
    void showsWhatHappened() {
        standing.penalise(seller, 10, "RC-1", "Award not paid");
        standing.suspend(seller, "RC-1", "Award not paid");
        assertThat(read(tokens.seller(seller))).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"penaltyPoints": 10, "suspended": true, "entries": [
                    {"kind": "PENALTY", "points": 10, "reason": "Award not paid", "caseNumber": "RC-1"},
                    {"kind": "SUSPENSION", "points": 0, "reason": "Award not paid", "caseNumber": "RC-1"}]}
                """);
    }

    @Test
    void onlyTheMarketplaceSetsIt() {
        for (HttpHeaders other :
                List.of(tokens.seller(seller), tokens.buyer("B-1"), tokens.staff(Role.MEDIATION_LEAD, "lena"))) {
            assertThat(setGuarantee("{\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}", other))
                    .hasStatus(403)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("forbidden");
        }
        assertThat(standing.of(seller).guarantee()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; amount",
                "{\"amount\":null}; amount",
                "{\"amount\":{\"amount\":\"-1.00\",\"currency\":\"USD\"}}; amount",
                "{\"amount\":{\"amount\":\"NaN\",\"currency\":\"USD\"}}; amount",
                "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"GOLD\"}}; amount",
            })
    void refusesWhatIsNoAmount(String body, String field) {
        assertThat(setGuarantee(body, tokens.marketplace()))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo(field);
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThat(http.get().uri("/api/v1/sellers/{id}/standing", "a b").headers(tokens.marketplace()))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("sellerId");
    }

    @Test
    void theSellerItselfAndStaffMayReadIt() {
        for (HttpHeaders reader : List.of(
                tokens.marketplace(),
                tokens.seller(seller),
                tokens.marketplaceFor(new Party(Side.SELLER, seller)),
                tokens.staff(Role.MEDIATOR, "mia"))) {
            assertThat(read(reader)).hasStatusOk();
        }
    }

    @Test
    void othersMayNot() {
        for (HttpHeaders other : List.of(
                tokens.seller("S-OTHER"),
                tokens.buyer(seller),
                tokens.marketplaceFor(new Party(Side.BUYER, seller)),
                tokens.staff(Role.ANALYST, "ana"))) {
            assertThat(read(other)).hasStatus(404);
        }
        assertThat(read(new HttpHeaders())).hasStatus(401);
    }

    private MvcTestResult setGuarantee(String amount) {
        return setGuarantee(
                "{\"amount\":{\"amount\":\"%s\",\"currency\":\"USD\"}}".formatted(amount), tokens.marketplace());
    }

    private MvcTestResult setGuarantee(String body, HttpHeaders caller) {
        return http.put()
                .uri("/api/v1/sellers/{id}/guarantee", seller)
                .headers(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult read(HttpHeaders caller) {
        return http.get()
                .uri("/api/v1/sellers/{id}/standing", seller)
                .headers(caller)
                .exchange();
    }
}
