package io.redress.tasklist;

import static io.redress.OrderFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.e2e.TestFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A case about damaged lamps, driven over the API to the step whose form is looked at. */
final class CaseUnderway {

    private static final String REASONS = "The photos show that the goods arrived broken.";

    private final RedressApi api;
    private final OrderFacts order;
    private final String number;

    private CaseUnderway(RedressApi api, OrderFacts order, String number) {
        this.api = api;
        this.order = order;
        this.number = number;
    }

    /** The buyer of {@code order} asks for this; the seller is to answer. */
    static CaseUnderway opened(RedressApi api, OrderFacts order, int quantity, Map<String, Object> remedy) {
        return opened(api, order, quantity, remedy, false);
    }

    /** @param hazard whether the buyer reports one (E80) */
    static CaseUnderway opened(
            RedressApi api, OrderFacts order, int quantity, Map<String, Object> remedy, boolean hazard) {
        return opened(api, order, quantity, remedy, "The glass of the lamps is broken.", hazard);
    }

    /** The buyer tells it in these words. */
    static CaseUnderway described(
            RedressApi api, OrderFacts order, int quantity, Map<String, Object> remedy, String description) {
        return opened(api, order, quantity, remedy, description, false);
    }

    private static CaseUnderway opened(
            RedressApi api,
            OrderFacts order,
            int quantity,
            Map<String, Object> remedy,
            String description,
            boolean hazard) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        Map<String, Object> request = Map.of(
                "orderId",
                order.id(),
                "reason",
                "DAMAGED",
                "description",
                description,
                "lines",
                List.of(Map.of("lineId", "L1", "quantity", quantity)),
                "requestedRemedy",
                remedy,
                "safetyHazard",
                hazard);
        return new CaseUnderway(
                api,
                order,
                api.buyer(order.buyer())
                        .post("/api/v1/cases", request)
                        .expect(201)
                        .text("/number"));
    }

    static Map<String, Object> remedy(String type) {
        return Map.of("type", type);
    }

    static Map<String, Object> remedy(String type, String amount) {
        return Map.of("type", type, "amount", money(amount));
    }

    String number() {
        return number;
    }

    RedressApi.As buyer() {
        return api.buyer(order.buyer());
    }

    RedressApi.As seller() {
        return api.seller(order.seller());
    }

    /** How the log names staff who act for this side. */
    String party(String side) {
        return side + "/" + (side.equals("buyer") ? order.buyer() : order.seller());
    }

    CaseUnderway refusedBySeller() {
        seller().post(path("/offers/" + openOffer() + "/reject"), Map.of("reason", "They left us whole."))
                .expect(200);
        return this;
    }

    CaseUnderway acceptedBy(RedressApi.As party) {
        party.post(path("/offers/" + openOffer() + "/accept")).expect(200);
        return this;
    }

    CaseUnderway offeredBySeller(Map<String, Object> remedy) {
        seller().post(path("/offers"), Map.of("remedy", remedy, "message", "We meet halfway."))
                .expect(201);
        return this;
    }

    CaseUnderway disputed() {
        refusedBySeller();
        buyer().post(
                        path("/escalate"),
                        Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps")))
                .expect(200);
        return this;
    }

    CaseUnderway message(RedressApi.As party, String text) {
        party.post(path("/messages"), Map.of("text", text)).expect(201);
        return this;
    }

    CaseUnderway inMediation() {
        return disputed().handedIn();
    }

    /** Both sides say what they have to say, and that this is all. */
    CaseUnderway handedIn() {
        for (RedressApi.As side : List.of(buyer(), seller())) {
            paper(side, "STATEMENT", "This is what we say, " + side);
            side.post(path("/evidence/complete")).expect(200);
        }
        return this;
    }

    CaseUnderway decided(Map<String, Object> remedy) {
        api.client("mia")
                .post(
                        path("/decision"),
                        Map.of("remedy", remedy, "fault", "SELLER", "returnRequired", false, "reasons", REASONS))
                .expect(200);
        return this;
    }

    CaseUnderway appealedBy(RedressApi.As party) {
        party.post(
                        path("/appeals"),
                        Map.of("ground", "RULE_MISAPPLIED", "explanation", "V12 was read much too narrowly."))
                .expect(201);
        return this;
    }

    CaseUnderway appealAnsweredBy(RedressApi.As party) {
        String appeal = read().text("/appeals/0/id");
        party.post(path("/appeals/" + appeal + "/answer"), Map.of("statement", "V12 was read as it is written."))
                .expect(200);
        return this;
    }

    CaseUnderway returned() {
        buyer().post(path("/return-shipment"), Map.of("carrier", "DHL", "trackingNumber", "JD 0001-77"))
                .expect(200);
        return this;
    }

    CaseUnderway replaced() {
        seller().post(path("/replacement-shipment"), Map.of("carrier", "UPS", "trackingNumber", "1Z 999"))
                .expect(200);
        return this;
    }

    /** Hands in a text. */
    CaseUnderway paper(RedressApi.As side, String type, String text) {
        side.upload(number, type, "paper.txt", "text/plain", TestFiles.text(text))
                .expect(201);
        return this;
    }

    CaseUnderway photo(RedressApi.As side) {
        side.upload(number, "PHOTO", "lamp.png", "image/png", TestFiles.png(number + side))
                .expect(201);
        return this;
    }

    /** Moves the clock of the service; everything that becomes due meanwhile has run. */
    CaseUnderway pass(String duration) {
        api.marketplace()
                .post("/api/v1/sandbox/clock", Map.of("advance", duration))
                .expect(200);
        return this;
    }

    /** As the buyer reads it. */
    Answer read() {
        return buyer().get(path("")).expect(200);
    }

    /** As mediators read it. */
    Answer file() {
        return readBy("lena");
    }

    Answer readBy(String staff) {
        return api.client(staff).get(path("")).expect(200);
    }

    JsonNode evidence() {
        return buyer().get(path("/evidence")).expect(200).at("/items");
    }

    void standsAt(String stage) {
        assertThat(read().text("/stage")).isEqualTo(stage);
    }

    void endedAs(String outcome) {
        assertThat(read().text("/stage")).isEqualTo("CLOSED");
        assertThat(read().text("/outcome")).isEqualTo(outcome);
    }

    /** The last event of this type in the log. */
    JsonNode event(String type) {
        return events(type).reduce((earlier, later) -> later).orElseThrow();
    }

    private Stream<JsonNode> events(String type) {
        return api.client("lena")
                .get(path("/timeline?limit=100"))
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.path("type").asText().equals(type));
    }

    private String openOffer() {
        return read().at("/offers")
                .valueStream()
                .filter(offer -> offer.path("status").asText().equals("OPEN"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private String path(String rest) {
        return "/api/v1/cases/" + number + rest;
    }
}
