package io.redress.custody;

import static io.redress.OrderFacts.money;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.e2e.TestFiles;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Cases between one buyer and one seller who put a mark of their own into everything that they can write or hand in, and
 * staff who quote both of them.
 */
final class MarkedCases {

    final String run = UUID.randomUUID().toString().substring(0, 8);
    final String buyer = "B-" + run;
    final String seller = "S-" + run;
    final String buyersMark = "ERASEME-" + run;
    final String sellersMark = "KEEPME-" + run;
    final List<String> numbers = new ArrayList<>();

    private final RedressApi api;
    private final Supplier<Instant> now;
    private int count;

    MarkedCases(RedressApi api, Supplier<Instant> now) {
        this.api = api;
        this.now = now;
    }

    /** Something that the buyer writes, never the same twice. */
    private String b(String words) {
        return words + " " + buyersMark + " no " + ++count;
    }

    private String s(String words) {
        return words + " " + sellersMark + " no " + ++count;
    }

    RedressApi.As asBuyer() {
        return api.buyer(buyer);
    }

    RedressApi.As asSeller() {
        return api.seller(seller);
    }

    /** A sentence of staff that names both. */
    private String aboutBoth(String words) {
        return words + ", says Bea " + buyersMark + " (" + buyersMark.toLowerCase() + "@example.org), not so, says Sam "
                + sellersMark + ".";
    }

    OrderFacts order() {
        return OrderFacts.at(now.get())
                .with(
                        "buyer",
                        Map.of(
                                "id",
                                buyer,
                                "name",
                                "Bea " + buyersMark,
                                "email",
                                buyersMark.toLowerCase() + "@example.org"))
                .with(
                        "seller",
                        Map.of(
                                "id",
                                seller,
                                "name",
                                "Sam " + sellersMark,
                                "email",
                                sellersMark.toLowerCase() + "@example.org"));
    }

    String open(OrderFacts order, String reason, String remedy) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("orderId", order.id());
        request.put("reason", reason);
        request.put("description", b("It broke."));
        request.put("lines", List.of(Map.of("lineId", "L1", "quantity", 2)));
        request.put("requestedRemedy", Map.of("type", remedy));
        String number = asBuyer().post("/api/v1/cases", request).expect(201).text("/number");
        numbers.add(number);
        return number;
    }

    void pass(String duration) {
        api.marketplace()
                .post("/api/v1/sandbox/clock", Map.of("advance", duration))
                .expect(200);
    }

    Answer read(String number) {
        return asBuyer().get(path(number, "")).expect(200);
    }

    Answer read(String number, String rest) {
        return asBuyer().get(path(number, rest)).expect(200);
    }

    static String path(String number, String rest) {
        return "/api/v1/cases/" + number + rest;
    }

    String openOffer(String number) {
        return read(number)
                .at("/offers")
                .valueStream()
                .filter(offer -> offer.path("status").asText().equals("OPEN"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    String upload(RedressApi.As by, String number, String type, String words) {
        return by.upload(
                        number,
                        Map.of("type", type, "description", words),
                        words.replaceAll("[^A-Za-z0-9-]", "_") + ".txt",
                        "text/plain",
                        TestFiles.text("In the file: " + words),
                        UUID.randomUUID().toString())
                .expect(201)
                .text("/id");
    }

    /** Negotiation, repair, dispute, evidence, mediation, appeal, return, objection: all in one. */
    String longCase() {
        OrderFacts order = order();
        String number = open(order, "DAMAGED", "RETURN_AND_REFUND");
        asSeller()
                .post(
                        path(number, "/offers"),
                        Map.of("remedy", remedy("PARTIAL_REFUND", "20.00"), "message", s("Take this.")))
                .expect(201);
        asBuyer()
                .post(path(number, "/messages"), Map.of("text", b("Why so little?")))
                .expect(201);
        asSeller()
                .post(path(number, "/messages"), Map.of("text", s("It is enough.")))
                .expect(201);
        asBuyer()
                .post(
                        path(number, "/offers"),
                        Map.of("remedy", remedy("PARTIAL_REFUND", "90.00"), "message", b("Give me this.")))
                .expect(201);
        asSeller()
                .post(
                        path(number, "/offers/" + openOffer(number) + "/reject"),
                        Map.of("reason", s("That is too much.")))
                .expect(200);
        asSeller()
                .post(path(number, "/repair-attempts"), Map.of("days", 3, "note", s("We can mend it.")))
                .expect(200);
        asSeller()
                .post(
                        path(number, "/offers"),
                        Map.of("remedy", remedy("PARTIAL_REFUND", "30.00"), "message", s("Or this.")))
                .expect(201);
        asBuyer()
                .post(path(number, "/offers/" + openOffer(number) + "/reject"), Map.of("reason", b("No, never.")))
                .expect(200);
        asBuyer()
                .post(
                        path(number, "/escalate"),
                        Map.of("statement", Map.of("expected", b("Whole lamps."), "received", b("Shards."))))
                .expect(200);
        upload(asBuyer(), number, "STATEMENT", b("What I saw"));
        String first = upload(asBuyer(), number, "CORRESPONDENCE", b("Our letters"));
        asBuyer()
                .upload(
                        number,
                        Map.of("type", "CORRESPONDENCE", "description", b("All our letters"), "supersedes", first),
                        b("letters").replace(' ', '_') + ".txt",
                        "text/plain",
                        TestFiles.text(b("Dear seller")),
                        UUID.randomUUID().toString())
                .expect(201);
        upload(asSeller(), number, "STATEMENT", s("What we packed"));
        asBuyer().post(path(number, "/evidence/complete")).expect(200);
        asSeller().post(path(number, "/evidence/complete")).expect(200);
        api.client("omar").post(path(number, "/conflicts"), Map.of("party", "BUYER", "note", aboutBoth("A cousin")));
        api.client("mia")
                .post(path(number, "/messages"), Map.of("text", aboutBoth("I have read it all")))
                .expect(201);
        api.client("mia")
                .post(
                        path(number, "/evidence-requests"),
                        Map.of("party", "BOTH", "note", aboutBoth("Say more"), "days", 3))
                .expect(201);
        asBuyer().post(path(number, "/evidence/complete")).expect(200);
        asSeller().post(path(number, "/evidence/complete")).expect(200);
        api.client("mia")
                .post(path(number, "/decision"), decision("DENIED", "BUYER", aboutBoth("It was whole")))
                .expect(200);
        asBuyer()
                .post(
                        path(number, "/appeals"),
                        Map.of("ground", "NEW_EVIDENCE", "explanation", b("I found more."), "evidenceIds", List.of()))
                .expect(201);
        String report = upload(asBuyer(), number, "QC_REPORT", b("The report"));
        String appeal = asBuyer()
                .post(
                        path(number, "/appeals"),
                        Map.of(
                                "ground",
                                "NEW_EVIDENCE",
                                "explanation",
                                b("The report is new."),
                                "evidenceIds",
                                List.of(report)))
                .expect(201)
                .text("/id");
        asSeller()
                .post(path(number, "/appeals/" + appeal + "/answer"), Map.of("statement", s("It is not new.")))
                .expect(200);
        api.client("sofia")
                .post(
                        path(number, "/appeals/" + appeal + "/decision"),
                        Map.of(
                                "outcome",
                                "OVERTURNED",
                                "remedy",
                                Map.of("type", "RETURN_AND_REFUND"),
                                "fault",
                                "SELLER",
                                "returnRequired",
                                true,
                                "reasons",
                                aboutBoth("The report is new")))
                .expect(200);
        asBuyer()
                .post(path(number, "/return-shipment"), Map.of("carrier", b("DHL"), "trackingNumber", b("JD01")))
                .expect(200);
        pass("P3D");
        api.marketplace()
                .put(
                        "/api/v1/orders/" + order.id(),
                        order.tracked(now.get().minusSeconds(3_600), "RETURNED_TO_SHIPPER")
                                .toJson())
                .expect(200);
        asSeller()
                .post(
                        path(number, "/return-inspection"),
                        Map.of(
                                "result",
                                "DAMAGED_BY_BUYER",
                                "note",
                                s("Burnt."),
                                "evidenceIds",
                                List.of(picture(asSeller(), number, s("burnt")))))
                .expect(200);
        api.client("mia")
                .post(path(number, "/decision"), decision("PARTIAL_REFUND", "BUYER", aboutBoth("It is burnt")))
                .expect(200);
        pass("P1D");
        return number;
    }

    /** The buyer refuses the seller's offer; they agree on a replacement, which the seller ships. */
    String replacementCase() {
        String number = open(order(), "DEFECTIVE", "REPLACEMENT");
        asSeller()
                .post(path(number, "/offers/" + openOffer(number) + "/accept"))
                .expect(200);
        asSeller()
                .post(path(number, "/replacement-shipment"), Map.of("carrier", s("UPS"), "trackingNumber", s("1Z")))
                .expect(200);
        asBuyer()
                .post(path(number, "/replacement-receipt"), Map.of("accepted", true, "note", b("At last.")))
                .expect(200);
        pass("PT1M");
        return number;
    }

    /** Withdrawn while the buyer still had something to hand in. */
    String withdrawnCase() {
        String number = open(order(), "DEFECTIVE", "REPAIR");
        toEvidence(number);
        upload(asBuyer(), number, "OTHER", b("One paper"));
        beginUpload(number, b("Half a paper"));
        asBuyer().post(path(number, "/withdraw")).expect(200);
        return number;
    }

    void toEvidence(String number) {
        asSeller()
                .post(path(number, "/offers/" + openOffer(number) + "/reject"), Map.of("reason", s("Never.")))
                .expect(200);
        asBuyer()
                .post(
                        path(number, "/escalate"),
                        Map.of(
                                "statement",
                                Map.of("expected", b("One that runs."), "received", b("One that does not."))))
                .expect(200);
    }

    /** By the tus protocol: some of it arrives. */
    private void beginUpload(String number, String words) {
        byte[] part = ("In the half of a file: " + words).getBytes(UTF_8);
        String metadata = "filename " + base64(words.replace(' ', '_') + ".txt") + ",type " + base64("OTHER")
                + ",description " + base64(words);
        HttpResponse<byte[]> begun = asBuyer()
                .exchange(
                        "POST",
                        path(number, "/uploads"),
                        new byte[0],
                        Map.of(
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Length",
                                String.valueOf(part.length + 100),
                                "Upload-Metadata",
                                metadata));
        assertThat(begun.statusCode()).isEqualTo(201);
        String location = begun.headers().firstValue("Location").orElseThrow();
        HttpResponse<byte[]> sent = asBuyer()
                .exchange(
                        "PATCH",
                        URI.create(location).getPath(),
                        part,
                        Map.of(
                                "Tus-Resumable", "1.0.0",
                                "Upload-Offset", "0",
                                "Content-Type", "application/offset+octet-stream"));
        assertThat(sent.statusCode()).isEqualTo(204);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private String picture(RedressApi.As by, String number, String words) {
        return by.upload(
                        number,
                        Map.of("type", "PHOTO", "description", words),
                        words.replace(' ', '_') + ".png",
                        "image/png",
                        TestFiles.png(words),
                        UUID.randomUUID().toString())
                .expect(201)
                .text("/id");
    }

    static Map<String, Object> remedy(String type, String amount) {
        return Map.of("type", type, "amount", money(amount));
    }

    private static Map<String, Object> decision(String remedy, String fault, String reasons) {
        return Map.of(
                "remedy",
                remedy.equals("PARTIAL_REFUND") ? remedy(remedy, "50.00") : Map.of("type", remedy),
                "fault",
                fault,
                "returnRequired",
                false,
                "reasons",
                reasons);
    }
}
