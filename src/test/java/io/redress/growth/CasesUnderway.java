package io.redress.growth;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cases that the service writes over its API, each left where somebody has to act. */
public final class CasesUnderway {

    private static final Map<String, Object> STATEMENT =
            Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps"));
    private static final Map<String, Object> REFUND = Map.of("type", "FULL_REFUND");

    private final RedressApi api;
    private final Clock clock;
    private final List<String> parties = new ArrayList<>();

    public CasesUnderway(RedressApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** One case. */
    public record Opened(String number, OrderFacts order) {}

    /** Ids of orders, buyers and sellers so far. */
    public List<String> parties() {
        return parties;
    }

    /** Waits for the seller's first answer. */
    public Opened opened() {
        OrderFacts order = OrderFacts.at(clock.instant());
        parties.addAll(List.of(order.id(), order.buyer(), order.seller()));
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        String number = api.buyer(order.buyer())
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId",
                                order.id(),
                                "reason",
                                "DAMAGED",
                                "description",
                                "What arrived is not what was ordered.",
                                "lines",
                                List.of(Map.of("lineId", "L1", "quantity", 2)),
                                "requestedRemedy",
                                REFUND))
                .expect(201)
                .text("/number");
        return new Opened(number, order);
    }

    /** Waits for the buyer to answer an offer. */
    public Opened offered() {
        Opened one = opened();
        seller(one)
                .post(
                        path(one, "/offers"),
                        Map.of("remedy", Map.of("type", "PARTIAL_REFUND", "amount", OrderFacts.money("80.00"))))
                .expect(201);
        return one;
    }

    /** Waits for evidence of both sides. */
    public Opened escalated() {
        Opened one = opened();
        refuse(one);
        buyer(one).post(path(one, "/escalate"), STATEMENT).expect(200);
        return one;
    }

    /** Waits for a mediator. */
    public Opened disputed() {
        Opened one = escalated();
        buyer(one).post(path(one, "/evidence/complete")).expect(200);
        seller(one).post(path(one, "/evidence/complete")).expect(200);
        return one;
    }

    /** Waits for an appeal, or for the time of one to be over. */
    public Opened decided() {
        Opened one = disputed();
        decide(one);
        return one;
    }

    /** Over: what the seller was asked for was agreed and paid, once time has passed. */
    public Opened agreed() {
        Opened one = opened();
        seller(one).post(path(one, "/offers/" + openOffer(one) + "/accept")).expect(200);
        return one;
    }

    /** The seller says no. */
    public Answer refuse(Opened one) {
        return seller(one)
                .post(path(one, "/offers/" + openOffer(one) + "/reject"), Map.of("reason", "We disagree."))
                .expect(200);
    }

    /** Mia decides for the buyer. */
    public Answer decide(Opened one) {
        return api.client("mia")
                .post(
                        path(one, "/decision"),
                        Map.of(
                                "remedy",
                                REFUND,
                                "fault",
                                "SELLER",
                                "returnRequired",
                                false,
                                "reasons",
                                "The photos show that the goods arrived broken."))
                .expect(200);
    }

    public String openOffer(Opened one) {
        return buyer(one)
                .get(path(one, ""))
                .expect(200)
                .at("/offers")
                .valueStream()
                .filter(offer -> offer.path("status").asText().equals("OPEN"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    public RedressApi.As buyer(Opened one) {
        return api.buyer(one.order().buyer());
    }

    public RedressApi.As seller(Opened one) {
        return api.seller(one.order().seller());
    }

    public static String path(Opened one, String rest) {
        return "/api/v1/cases/" + one.number() + rest;
    }
}
