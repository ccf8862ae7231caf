package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What can happen after a decision. */
class AppealJourneyTests extends EndToEnd {

    private static final Map<String, Object> MISAPPLIED =
            Map.of("ground", "RULE_MISAPPLIED", "explanation", "V12 was read too narrowly.");

    @Test
    @DisplayName("A1, A2: a refused appeal leaves the window open; the better one is heard")
    void refusedThenHeard() {
        OrderFacts order = order();
        String number = decided(order);
        RedressApi.As buyer = api.buyer(order.buyer());

        Answer refused = buyer.post(
                        path(number, "/appeals"),
                        Map.of("ground", "NEW_EVIDENCE", "explanation", "There is more.", "evidenceIds", List.of()))
                .expect(201);
        assertThat(refused.text("/status")).isEqualTo("REFUSED");
        assertThat(read(order, number).text("/stage")).isEqualTo("DECIDED");
        assertThat(read(order, number).actions()).contains("appeal", "waiveAppeal");

        buyer.post(path(number, "/appeals"), MISAPPLIED).expect(201);
        assertThat(read(order, number).text("/stage")).isEqualTo("APPEAL");
        assertThat(read(order, number).actions()).doesNotContain("appeal", "answerAppeal");
    }

    @Test
    @DisplayName("A1, A3, A4: appeal and cross-appeal are both heard, and decided by one who took no part")
    void crossAppeal() {
        OrderFacts order = order();
        String number = decided(order);
        RedressApi.As buyer = api.buyer(order.buyer());
        RedressApi.As seller = api.seller(order.seller());

        String first =
                buyer.post(path(number, "/appeals"), MISAPPLIED).expect(201).text("/id");
        String cross =
                seller.post(path(number, "/appeals"), MISAPPLIED).expect(201).text("/id");
        assertThat(seller.get(path(number, "")).expect(200).actions())
                .contains("answerAppeal")
                .doesNotContain("appeal");
        seller.post(path(number, "/appeals/" + first + "/answer"), Map.of("statement", "No."))
                .expect(200);
        Answer asked = buyer.get(path(number, "")).expect(200);
        assertThat(asked.at("/availableActions").findValuesAsText("href"))
                .contains("/api/v1/cases/" + number + "/appeals/" + cross + "/answer");
        buyer.post(path(number, "/appeals/" + cross + "/answer"), Map.of("statement", "No."))
                .expect(200);

        Map<String, Object> upheld = Map.of("outcome", "UPHELD", "reasons", "V12 was read as it is written, for both.");
        api.client("mia")
                .post(path(number, "/appeals/" + first + "/decision"), upheld)
                .expect(409);
        api.client("sofia")
                .post(path(number, "/appeals/" + first + "/decision"), upheld)
                .expect(200);
        Answer settling = read(order, number);
        assertThat(settling.text("/stage")).isEqualTo("SETTLEMENT");
        assertThat(settling.at("/appeals").findValuesAsText("outcome")).containsExactly("UPHELD", "UPHELD");
        assertThat(settling.text("/decision/status")).isEqualTo("UPHELD");
    }

    @Test
    @DisplayName("A3: neither side answers; after their terms and the review's, the lead can still decide")
    void nobodyAnswers() {
        OrderFacts order = order();
        String number = decided(order);
        String first = api.buyer(order.buyer())
                .post(path(number, "/appeals"), MISAPPLIED)
                .expect(201)
                .text("/id");
        api.seller(order.seller()).post(path(number, "/appeals"), MISAPPLIED).expect(201);

        pass("P6D");
        assertThat(read(order, number).actions()).contains("answerAppeal");
        pass("P16D");

        Answer timeline = api.client("lena").get(path(number, "/timeline")).expect(200);
        assertThat(timeline.at("/items").findValuesAsText("type")).contains("case.escalated_to_lead");
        api.client("lena")
                .post(
                        path(number, "/appeals/" + first + "/decision"),
                        Map.of("outcome", "UPHELD", "reasons", "Nobody said anything against it."))
                .expect(200);
        assertThat(read(order, number).text("/stage")).isEqualTo("SETTLEMENT");
    }

    @Test
    @DisplayName("A1: after the window neither appeal nor waiver")
    void windowCloses() {
        OrderFacts order = order();
        String number = decided(order);

        pass("P11D");

        assertThat(read(order, number).text("/stage")).isIn("SETTLEMENT", "CLOSED");
        api.buyer(order.buyer()).post(path(number, "/appeals"), MISAPPLIED).expect(409);
    }

    @Test
    @DisplayName("A1, A5: denied and waived, the case is closed at once")
    void deniedAndWaived() {
        OrderFacts order = order();
        String number = decided(order, decision(remedy("DENIED"), "BUYER", false));

        api.buyer(order.buyer()).post(path(number, "/appeals/waive")).expect(200);

        Answer closed = read(order, number);
        assertThat(closed.text("/stage")).isEqualTo("CLOSED");
        assertThat(closed.text("/outcome")).isEqualTo("DENIED");
    }

    private String decided(OrderFacts order) {
        return decided(order, decision(remedy("PARTIAL_REFUND", "50.00"), "SELLER", false));
    }

    private String decided(OrderFacts order, Map<String, Object> decision) {
        send(order);
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        bringToMediation(order, number);
        api.client("mia").post(path(number, "/decision"), decision).expect(200);
        return number;
    }
}
