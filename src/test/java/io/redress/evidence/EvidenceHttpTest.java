package io.redress.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.RedressTest;
import io.redress.evidence.inspection.SampleFiles;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case about broken lamps, over HTTP, and the people in it. */
@RedressTest(
        properties = {
            "redress.demo=true",
            "redress.demo-data=false",
            // A client waits while the clock of the sandbox runs through days, on a machine that may be busy.
            "server.tomcat.connection-timeout=5m"
        })
abstract class EvidenceHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    private Clock clock;

    RedressApi api;
    RedressApi.As buyer;
    RedressApi.As seller;
    RedressApi.As mia;
    OrderFacts order;
    String number;

    @BeforeEach
    void openCase() {
        api = new RedressApi(port);
        mia = api.client("mia");
        openCase(OrderFacts.at(now()), "DAMAGED");
    }

    void openCase(OrderFacts about, String reason) {
        openCase(about, about.buyer(), reason);
    }

    /** The buyer may be one that has other cases. */
    void openCase(OrderFacts about, String buyerId, String reason) {
        order = about.with("buyer", Map.of("id", buyerId, "name", "Bea Buyer", "email", "bea@example.org"));
        buyer = api.buyer(buyerId);
        seller = api.seller(order.seller());
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        number = buyer.post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId",
                                order.id(),
                                "reason",
                                reason,
                                "description",
                                "Three lamps arrived broken.",
                                "lines",
                                List.of(Map.of("lineId", "L1", "quantity", 3)),
                                "requestedRemedy",
                                Map.of("type", "FULL_REFUND")))
                .expect(201)
                .text("/number");
    }

    /** Takes the case to the evidence phase; the buyer has stated what went wrong. */
    void openDispute() {
        String offer = buyer.get(path("")).text("/offers/0/id");
        seller.post(path("/offers/" + offer + "/reject"), Map.of("reason", "They were whole."))
                .expect(200);
        buyer.post(
                        path("/escalate"),
                        Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps")))
                .expect(200);
        assertThat(stage()).isEqualTo("EVIDENCE");
    }

    /** Takes the case on to the mediators. */
    void openMediation() {
        openDispute();
        buyer.upload(number, "PHOTO", "lamp.png", "image/png", SampleFiles.png())
                .expect(201);
        buyer.post(path("/evidence/complete")).expect(200);
        seller.post(path("/evidence/complete")).expect(200);
        assertThat(stage()).isEqualTo("MEDIATION");
    }

    String path(String rest) {
        return "/api/v1/cases/" + number + rest;
    }

    String stage() {
        return buyer.get(path("")).text("/stage");
    }

    Instant now() {
        return clock.instant();
    }

    /** Moves the service's clock forward; everything that becomes due meanwhile has run. */
    void pass(String duration) {
        api.marketplace()
                .post("/api/v1/sandbox/clock", Map.of("advance", duration))
                .expect(200);
    }

    /** When a term of the case ends; fails if it does not run. */
    Instant dueAt(String deadline) {
        return Instant.parse(deadline(deadline).path("dueAt").asText());
    }

    JsonNode deadline(String name) {
        return all(buyer.get(path("")).at("/deadlines"), "name", name).get(0);
    }

    /** What the timeline says about events of this type, oldest first. */
    List<JsonNode> events(String type) {
        return all(buyer.get(path("/timeline")).at("/items"), "type", type).stream()
                .map(event -> event.path("data"))
                .toList();
    }

    Answer submit(RedressApi.As by, Map<String, String> fields, byte[] content, String key) {
        return by.upload(number, fields, "a.txt", "text/plain", content, key);
    }

    private static List<JsonNode> all(JsonNode items, String field, String value) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path(field).asText().equals(value))
                .toList();
    }
}
