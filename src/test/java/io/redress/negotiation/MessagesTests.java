package io.redress.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
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

    @Test
    void staffWriteToOneSideAndTheOtherDoesNotHearOfIt() throws IOException {
        openDispute();
        write(mia, "Which of you packed the lamps?").expect(201);
        JsonNode sent = writeTo(mia, "BUYER", "Please say on which day you opened them.")
                .expect(201)
                .body();
        assertThat(sent.path("to").asText()).isEqualTo("BUYER");

        assertThat(textsFor(buyer))
                .containsExactly("Which of you packed the lamps?", "Please say on which day you opened them.");
        assertThat(textsFor(mia)).hasSize(2);
        assertThat(textsFor(seller)).containsExactly("Which of you packed the lamps?");
        assertThat(sentIn(buyer.get(path + "/timeline"))).containsExactly("BOTH", "BUYER");
        assertThat(sentIn(mia.get(path + "/timeline"))).containsExactly("BOTH", "BUYER");
        assertThat(sentIn(seller.get(path + "/timeline"))).containsExactly("BOTH");
        assertThat(seller.get(path).expect(200).body().toString()).doesNotContain("which day");

        assertThat(unpacked(seller)).doesNotContain("which day").contains("Which of you packed");
        assertThat(unpacked(buyer)).contains("which day");
    }

    @Test
    void aPartyDoesNotWriteBehindTheOthersBack() {
        openDispute();

        assertThat(writeTo(seller, "SELLER", "Nobody reads this.").expect(422).text("/field"))
                .isEqualTo("to");
        writeTo(buyer, "BOTH", "Everybody reads this.").expect(201);
        writeTo(mia, "EVERYBODY", "Good morning.").expect(400);

        assertThat(textsFor(seller)).containsExactly("Everybody reads this.");
    }

    private RedressApi.Answer writeTo(RedressApi.As by, String to, String text) {
        return by.post(path + "/messages", Map.of("text", text, "to", to));
    }

    private List<String> textsFor(RedressApi.As reader) {
        return reader.get(path + "/messages").expect(200).at("/items").findValuesAsText("text");
    }

    private static List<String> sentIn(RedressApi.Answer timeline) {
        return timeline.expect(200)
                .at("/items")
                .valueStream()
                .filter(event -> event.path("type").asText().equals("case.message_sent"))
                .map(event -> event.at("/data/to").asText())
                .toList();
    }

    /** All that stands in a party's export, one file after the other. */
    private String unpacked(RedressApi.As reader) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(reader.download(path + "/export").body()))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return all.toString();
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
