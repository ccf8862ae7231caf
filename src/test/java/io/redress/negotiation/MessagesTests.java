package io.redress.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
@DisplayName("N6: messages in a case")
class MessagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    private RedressApi.As buyer;
    private RedressApi.As seller;
    private RedressApi.As mia;
    private RedressApi.As stranger;
    private String path;

    @BeforeEach
    void openCase() {
        RedressApi api = new RedressApi(port);
        OrderFacts order = OrderFacts.at(clock.instant());
        buyer = api.buyer(order.buyer());
        seller = api.seller(order.seller());
        stranger = api.buyer("B-of-another-order");
        mia = api.client("mia");
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        path = "/api/v1/cases/"
                + buyer.post(
                                "/api/v1/cases",
                                Map.of(
                                        "orderId",
                                        order.id(),
                                        "reason",
                                        "DAMAGED",
                                        "description",
                                        "Three lamps arrived broken.",
                                        "lines",
                                        List.of(Map.of("lineId", "L1", "quantity", 3)),
                                        "requestedRemedy",
                                        Map.of("type", "FULL_REFUND")))
                        .expect(201)
                        .text("/number");
    }

    @Test
    void partiesReadWhatTheOtherWrote() {
        write(buyer, "Please look at the photos.").expect(201);
        write(seller, "We pack with care.").expect(201);

        for (RedressApi.As party : List.of(buyer, seller)) {
            JsonNode messages = party.get(path + "/messages").expect(200).at("/items");
            assertThat(messages.findValuesAsText("text"))
                    .containsExactly("Please look at the photos.", "We pack with care.");
            assertThat(messages.findValuesAsText("by")).containsExactly("BUYER", "SELLER");
        }
        stranger.get(path + "/messages").expect(404);
    }

    @Test
    void mediatorsReadAndWriteOnlyOnceTheFormalDisputeIsOpen() {
        write(buyer, "Between us: I would take half.").expect(201);

        mia.get(path + "/messages").expect(403);
        assertThat(mia.get(path + "/timeline").expect(200).body().toString())
                .contains("case.opened")
                .doesNotContain("I would take half");
        write(mia, "Good morning.").expect(409);

        openDispute();

        assertThat(mia.get(path + "/messages").expect(200).at("/items").findValuesAsText("text"))
                .containsExactly("Between us: I would take half.");
        assertThat(mia.get(path + "/timeline").body().toString()).contains("I would take half");
        write(mia, "Good morning.").expect(201);
        assertThat(seller.get(path + "/messages").at("/items").findValuesAsText("by"))
                .containsExactly("BUYER", "STAFF");
    }

    @Test
    void whatWasWrittenInADisputeIsReadAfterItsEnd() {
        openDispute();
        write(seller, "Here is our answer.").expect(201);
        buyer.post(path + "/withdraw").expect(200);

        assertThat(mia.get(path + "/messages").expect(200).at("/items")).hasSize(1);
        write(buyer, "Too late.").expect(409);
    }

    private RedressApi.Answer write(RedressApi.As by, String text) {
        return by.post(path + "/messages", Map.of("text", text));
    }

    private void openDispute() {
        String offer = buyer.get(path).text("/offers/0/id");
        seller.post(path + "/offers/" + offer + "/reject", Map.of("reason", "They were whole."))
                .expect(200);
        buyer.post(
                        path + "/escalate",
                        Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps")))
                .expect(200);
    }
}
