package io.redress.e2e;

import static io.redress.OrderFacts.money;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.RedressTest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What all tests over HTTP begin with: the running service, an order, a case about it. */
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
abstract class EndToEnd {

    @LocalServerPort
    private int port;

    /** Only to know what time it is for the service; everything else goes over HTTP. */
    @Autowired
    private Clock clock;

    RedressApi api;

    @BeforeEach
    void connect() {
        api = new RedressApi(port);
    }

    Instant now() {
        return clock.instant();
    }

    OrderFacts order() {
        return OrderFacts.at(now());
    }

    void send(OrderFacts order) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
    }

    void resend(OrderFacts order) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(200);
    }

    /** Moves the service's clock forward; everything that becomes due meanwhile has run. */
    void pass(String duration) {
        api.marketplace()
                .post("/api/v1/sandbox/clock", Map.of("advance", duration))
                .expect(200);
    }

    static Map<String, Object> remedy(String type) {
        return Map.of("type", type);
    }

    static Map<String, Object> remedy(String type, String amount) {
        return Map.of("type", type, "amount", money(amount));
    }

    static Map<String, Object> request(OrderFacts order, String reason, int quantity, Map<String, Object> remedy) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("orderId", order.id());
        request.put("reason", reason);
        request.put("description", "What arrived is not what was ordered.");
        request.put("lines", List.of(Map.of("lineId", "L1", "quantity", quantity)));
        request.put("requestedRemedy", remedy);
        return request;
    }

    Answer open(OrderFacts order, Map<String, Object> request) {
        return api.buyer(order.buyer()).post("/api/v1/cases", request).expect(201);
    }

    static String path(String number, String rest) {
        return "/api/v1/cases/" + number + rest;
    }

    Answer read(OrderFacts order, String number) {
        return api.buyer(order.buyer()).get(path(number, "")).expect(200);
    }

    String openOffer(OrderFacts order, String number) {
        return read(order, number)
                .at("/offers")
                .valueStream()
                .filter(offer -> offer.path("status").asText().equals("OPEN"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    Answer reject(RedressApi.As by, OrderFacts order, String number) {
        return by.post(
                        path(number, "/offers/" + openOffer(order, number) + "/reject"),
                        Map.of("reason", "We disagree."))
                .expect(200);
    }

    Answer accept(RedressApi.As by, OrderFacts order, String number) {
        return by.post(path(number, "/offers/" + openOffer(order, number) + "/accept"))
                .expect(200);
    }

    Answer escalate(RedressApi.As by, String number) {
        return by.post(
                path(number, "/escalate"),
                Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps")));
    }

    /** Takes a case from the negotiation to the mediator, both sides having handed something in. */
    void bringToMediation(OrderFacts order, String number) {
        reject(api.seller(order.seller()), order, number);
        escalate(api.buyer(order.buyer()), number).expect(200);
        handInEvidence(order, number);
    }

    void handInEvidence(OrderFacts order, String number) {
        api.buyer(order.buyer())
                .upload(number, "PHOTO", "lamp.png", "image/png", TestFiles.png(number))
                .expect(201);
        api.buyer(order.buyer()).post(path(number, "/evidence/complete")).expect(200);
        api.seller(order.seller())
                .upload(number, "STATEMENT", "answer.txt", "text/plain", TestFiles.text("All was well."))
                .expect(201);
        api.seller(order.seller()).post(path(number, "/evidence/complete")).expect(200);
    }

    static Map<String, Object> decision(Map<String, Object> remedy, String fault, boolean returnRequired) {
        return Map.of(
                "remedy", remedy,
                "fault", fault,
                "returnRequired", returnRequired,
                "reasons", "The photos show that the goods arrived broken.");
    }
}
