package io.redress.e2e;

import static io.redress.OrderFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Complaints that really happened, and what Redress does for each. */
class ComplaintTests extends EndToEnd {

    private OrderFacts plates() {
        return order().line("L1", "Glass charger plate", 310, "1.60").paid("546.00");
    }

    @Test
    @DisplayName("K1, E31, F50: plates that rock, found at first use: eligible as a latent defect up to 90 days")
    void latentDefectOfPlates() {
        OrderFacts order = plates().delivered(Duration.ofDays(85));
        send(order);
        Map<String, Object> request = request(order, "DEFECTIVE", 310, remedy("FULL_REFUND"));
        request.put("latentDefect", true);
        Answer opened = open(order, request);
        String number = opened.text("/number");
        assertThat(opened.text("/stage")).isEqualTo("NEGOTIATION");
        assertThat(opened.at("/flags").toString()).contains("LATENT_DEFECT");

        reject(api.seller(order.seller()), order, number);
        api.buyer(order.buyer())
                .post(
                        path(number, "/offers"),
                        Map.of(
                                "remedy", remedy("REPLACEMENT"),
                                "freightPayer", "BUYER",
                                "message", "Remake them free of charge, I pay the shipping."))
                .expect(201);
        Answer agreed = accept(api.seller(order.seller()), order, number);
        assertThat(agreed.text("/stage")).isEqualTo("SETTLEMENT");
        assertThat(agreed.text("/freight/payer")).isEqualTo("BUYER");

        api.seller(order.seller())
                .post(path(number, "/replacement-shipment"), Map.of("carrier", "COSCO", "trackingNumber", "C-1"))
                .expect(200);
        Answer closed = api.buyer(order.buyer())
                .post(path(number, "/replacement-receipt"), Map.of("accepted", true))
                .expect(200);
        assertThat(closed.text("/outcome")).isEqualTo("SETTLED");
    }

    @Test
    @DisplayName("K1, E32: later than 90 days it is refused, with the dates")
    void latentDefectTooLate() {
        OrderFacts order = plates().delivered(Duration.ofDays(92));
        send(order);
        Map<String, Object> request = request(order, "DEFECTIVE", 310, remedy("FULL_REFUND"));
        request.put("latentDefect", true);
        Answer closed = open(order, request);
        assertThat(closed.text("/outcome")).isEqualTo("INELIGIBLE");
        assertThat(closed.at("/findings").findValuesAsText("rule")).contains("E32");
    }

    @Test
    @DisplayName("K2, E10, S4, S5: a cancelled order is shipped all the same: a breach, and the award is enforced")
    void cancelledAndShippedAllTheSame() {
        OrderFacts order = order().line("L1", "Machine part", 1, "1800.00")
                .with("channel", "WHOLESALE")
                .with("freight", money("0.00"))
                .with("placedAt", now().minus(Duration.ofDays(1)).toString())
                .with("promisedDeliveryAt", now().plus(Duration.ofDays(40)).toString())
                .paidToTheSeller("1800.00")
                .notShipped();
        send(order);
        Answer opened = open(order, request(order, "CANCEL_BEFORE_SHIPMENT", 1, remedy("FULL_REFUND")));
        String number = opened.text("/number");
        assertThat(opened.at("/findings").findValuesAsText("rule")).contains("E10");
        bringToMediation(order, number);
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("PARTIAL_REFUND", "500.00"), "SELLER", false))
                .expect(200);
        pass("P10D");
        assertThat(read(order, number).text("/stage")).isEqualTo("SETTLEMENT");

        resend(order.with("shippedAt", now().toString()));
        Answer breached = read(order, number);
        assertThat(breached.at("/flags").toString()).contains("SHIPPED_AFTER_CANCELLATION");
        pass("P11D");
        Answer enforced = read(order, number);
        assertThat(enforced.text("/outcome")).isEqualTo("ENFORCED");
        Answer standing = api.marketplace()
                .get("/api/v1/sellers/" + order.seller() + "/standing")
                .expect(200);
        assertThat(standing.at("/suspended").asBoolean()
                        || standing.at("/penaltyPoints").asInt() > 0)
                .isTrue();
    }

    @Test
    @DisplayName("K3, C1, N3, M3: a printer that never worked; both learn at once that the order counts as offline")
    void printerOfAnUnprotectedOrder() {
        OrderFacts order = order().line("L1", "Garment printer with accessories", 1, "6200.00")
                .with("contractSigned", false)
                .paidToTheSeller("6250.00");
        send(order);
        Map<String, Object> request = request(order, "DEFECTIVE", 1, remedy("FULL_REFUND"));
        Answer opened = open(order, request);
        String number = opened.text("/number");
        assertThat(opened.text("/channel")).isEqualTo("TRADE_ASSURANCE");
        assertThat(opened.text("/effectiveChannel")).isEqualTo("OFFLINE");
        assertThat(opened.text("/channelReason")).isNotBlank();
        assertThat(api.seller(order.seller()).get(path(number, "")).text("/channelReason"))
                .isNotBlank();

        String dueBefore = dueAt(read(order, number), "NEGOTIATION");
        api.seller(order.seller())
                .post(path(number, "/repair-attempts"), Map.of("days", 15, "note", "Remote repair"))
                .expect(422);
        api.seller(order.seller())
                .post(path(number, "/repair-attempts"), Map.of("days", 14, "note", "Remote repair"))
                .expect(200);
        Answer paused = api.buyer(order.buyer())
                .post(path(number, "/repair-attempts/agree"))
                .expect(200);
        assertThat(dueAt(paused, "NEGOTIATION")).isGreaterThan(dueBefore);
        assertThat(paused.at("/deadlines").findValuesAsText("paused")).contains("true");
        api.seller(order.seller())
                .post(path(number, "/repair-attempts"), Map.of("days", 1))
                .expect(409);
    }

    @Test
    @DisplayName(
            "K4, E80: chairs that hurt people: priority, a safety term, part of the order; odd amounts are refused")
    void chairsThatHurtPeople() {
        OrderFacts order = order().line("L1", "Office chair", 306, "36.00")
                .line("L2", "Workstation", 20, "120.00")
                .paid("13416.00");
        send(order);
        Map<String, Object> request = request(order, "DEFECTIVE", 52, remedy("FULL_REFUND"));
        request.put("safetyHazard", true);
        request.put("requestedRemedy", Map.of("type", "PARTIAL_REFUND", "amount", money("$11,230,00.00")));
        Answer refused = api.buyer(order.buyer()).post("/api/v1/cases", request);
        assertThat(refused.status()).isIn(400, 422);
        assertThat(refused.text("/field")).contains("requestedRemedy.amount");

        request.put("requestedRemedy", remedy("FULL_REFUND"));
        Answer opened = open(order, request);
        String number = opened.text("/number");
        assertThat(opened.at("/flags").toString()).contains("SAFETY");
        assertThat(opened.actions()).contains("escalate");
        escalate(api.buyer(order.buyer()), number).expect(200);
        handInEvidence(order, number);
        Answer mediated = read(order, number);
        assertThat(mediated.text("/stage")).isEqualTo("MEDIATION");
        assertThat(Duration.between(now(), java.time.Instant.parse(dueAt(mediated, "MEDIATION_TARGET"))))
                .isLessThanOrEqualTo(Duration.ofDays(5).plusHours(2));
    }

    @Test
    @DisplayName("K5, V10, N4, V31: goods seized for wrong papers; a seller that says nothing loses by default")
    void goodsSeizedAtCustoms() {
        OrderFacts order = order().line("L1", "Herbal goods", 100, "12.00")
                .paid("1250.00")
                .tracked(now().minus(Duration.ofDays(12)), "CUSTOMS_HELD");
        send(order);
        String number = open(order, request(order, "NON_COMPLIANT", 100, remedy("FULL_REFUND")))
                .text("/number");
        pass("P5D");
        assertThat(read(order, number).text("/stage")).isEqualTo("FILING");
        escalate(api.buyer(order.buyer()), number).expect(200);
        api.buyer(order.buyer())
                .upload(number, "CUSTOMS_DOCUMENT", "seizure.txt", "text/plain", TestFiles.text("Seized."))
                .expect(201);
        api.buyer(order.buyer()).post(path(number, "/evidence/complete")).expect(200);
        pass("P7D");
        assertThat(read(order, number).text("/stage")).isEqualTo("MEDIATION");
    }

    @Test
    @DisplayName("K6, E90, F20: the seller cannot deliver and gives the advance back")
    void sellerCannotFulfil() {
        OrderFacts order = order().line("L1", "Stage lights", 50, "200.00")
                .paid("3000.00")
                .with("promisedDeliveryAt", now().plus(Duration.ofDays(20)).toString())
                .notShipped();
        send(order);
        Answer opened = open(order, request(order, "SELLER_CANNOT_FULFIL", 50, remedy("COMPENSATION", "3000.00")));
        String number = opened.text("/number");
        assertThat(opened.at("/findings").findValuesAsText("rule")).contains("E90");
        assertThat(opened.text("/freight/payer")).isEqualTo("SELLER");
        api.seller(order.seller())
                .post(path(number, "/offers"), Map.of("remedy", remedy("FULL_REFUND")))
                .expect(201);
        accept(api.buyer(order.buyer()), order, number);
        pass("PT1M");
        Answer closed = read(order, number);
        assertThat(closed.text("/outcome")).isEqualTo("SETTLED");
        assertThat(closed.text("/settlement/paid/amount")).isEqualTo("3000.00");
    }

    private static String dueAt(Answer subject, String deadline) {
        return subject.at("/deadlines")
                .valueStream()
                .filter(its -> its.path("name").asText().equals(deadline))
                .findFirst()
                .orElseThrow()
                .path("dueAt")
                .asText();
    }
}
