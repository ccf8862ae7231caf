package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.orders.OrderBuilder;
import io.redress.orders.Orders;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RedressTest
class PreviewApiTests {

    private static final String LIKE_THIS = """
            {"reason": "CHANGE_OF_MIND", "at": "2026-06-05T12:00:00Z",
             "order": {"channel": "TRADE_ASSURANCE", "promisedDeliveryAt": "2026-06-01T00:00:00Z",
                       "deliveredAt": "2026-06-01T10:00:00Z"}}
            """;

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    Orders orders;

    @Test
    @DisplayName("R2: channel, findings, freight, evidence and terms of an order that is only thought of")
    void tellsWhatWouldApply() {
        assertThat(preview(LIKE_THIS, tokens.buyer("B-PREVIEW")))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"at": "2026-06-05T12:00:00Z", "eligible": true,
                         "flags": ["INSPECT_ON_RETURN"],
                         "findings": [{"rule": "E20", "kind": "ALLOW", "lastDay": "2026-06-08"}],
                         "effectiveChannel": {"declared": "TRADE_ASSURANCE", "channel": "OFFLINE", "rule": "C1"},
                         "freight": {"payer": "BUYER", "rule": "F10"},
                         "evidence": {"burden": "BUYER", "held": [], "required": [
                             {"side": "BUYER", "name": "OFFLINE_PAYMENT", "anyOf": ["TRANSACTION_RECORD"],
                              "rule": "V20", "held": false},
                             {"side": "BUYER", "name": "OFFLINE_AGREEMENT",
                              "anyOf": ["SALES_CONTRACT", "CORRESPONDENCE"], "rule": "V20", "held": false}]}}
                        """);
    }

    @Test
    @DisplayName("R2, E80: the terms are those of the case that it would be")
    void tellsTheTerms() {
        assertThat(preview(LIKE_THIS, tokens.marketplace()))
                .bodyJson()
                .extractingPath("$.terms[0]")
                .asMap()
                .containsEntry("name", "SELLER_RESPONSE")
                .containsEntry("term", "P5D")
                .containsEntry("basis", "CALENDAR")
                .containsEntry("reminder", "PT24H");
        String hazard = LIKE_THIS.replace("\"at\"", "\"safetyHazard\": true, \"at\"");
        assertThat(preview(hazard, tokens.marketplace()))
                .bodyJson()
                .extractingPath("$.terms[0].term")
                .isEqualTo("P2D");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"BUYER", "SELLER", "MARKETPLACE", "MONITOR"},
            mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("R2: anyone may ask")
    void anyoneMayAsk(Role role) {
        assertThat(preview(LIKE_THIS, tokens.staff(role, "somebody"))).hasStatusOk();
    }

    @Test
    void nobodyAsksWithoutAToken() {
        assertThat(preview(LIKE_THIS, new HttpHeaders())).hasStatus(401);
    }

    @Test
    @DisplayName("R2: an order that there is, for those who may see it")
    void asksAboutAnOrderThatThereIs() {
        orders.upsert(
                OrderBuilder.anOrder()
                        .id("O-PREVIEW")
                        .buyer("B-PREVIEW")
                        .seller("S-PREVIEW")
                        .build(),
                new Caller(Role.MARKETPLACE, "marketplace", null));
        String body = """
                {"orderId": "O-PREVIEW", "reason": "DEFECTIVE", "at": "2026-02-01T00:00:00Z",
                 "lines": [{"lineId": "1", "quantity": 11}],
                 "requestedRemedy": {"type": "PARTIAL_REFUND", "amount": {"amount": "140.00", "currency": "USD"}}}
                """;
        assertThat(preview(body, tokens.buyer("B-PREVIEW")))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"eligible": false, "findings": [{"rule": "E30"}, {"rule": "E71", "kind": "REFUSE"}],
                         "effectiveChannel": {"channel": "TRADE_ASSURANCE"}, "freight": {"payer": "SELLER"}}
                        """);
        assertThat(preview(body, tokens.seller("S-PREVIEW"))).hasStatusOk();
        assertThat(preview(body, tokens.buyer("B-OTHER"))).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"DAMAGED\"}",
                "{\"orderId\": \"O-1\", \"reason\": \"DAMAGED\", \"order\": {\"channel\": \"OFFLINE\", \"promisedDeliveryAt\": \"2026-06-01T00:00:00Z\"}}",
                "{\"orderId\": \"O-1\"}",
                "{\"reason\": \"DAMAGED\", \"order\": {\"channel\": \"OFFLINE\"}}",
                "{\"reason\": \"DAMAGED\", \"requestedRemedy\": {\"type\": \"PARTIAL_REFUND\"}, \"order\": {\"channel\": \"OFFLINE\", \"promisedDeliveryAt\": \"2026-06-01T00:00:00Z\"}}",
                "{\"reason\": \"DAMAGED\", \"order\": {\"channel\": \"OFFLINE\", \"promisedDeliveryAt\": \"2026-06-01T00:00:00Z\", \"currency\": \"EUR\", \"freight\": {\"amount\": \"1.00\", \"currency\": \"USD\"}}}",
                "{\"reason\": \"DAMAGED\", \"lines\": [{\"lineId\": \"1\", \"quantity\": 0}], \"order\": {\"channel\": \"OFFLINE\", \"promisedDeliveryAt\": \"2026-06-01T00:00:00Z\"}}",
            })
    void whatCannotBeAskedIsTold(String body) {
        assertThat(preview(body, tokens.marketplace()))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.field")
                .asString()
                .isNotBlank();
    }

    private MvcTestResult preview(String body, HttpHeaders headers) {
        return http.post()
                .uri("/api/v1/policy/preview")
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
