package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.WebhookReceiver;
import io.redress.WebhookReceiver.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the marketplace's systems are told, as they see it. */
class WebhookTests extends EndToEnd {

    private static final String ENDPOINTS = "/api/v1/webhook-endpoints";

    private final List<WebhookReceiver> receivers = new ArrayList<>();

    /** Only to look at what lies in the database. */
    @Autowired
    private JdbcClient jdbc;

    private record Endpoint(String id, String secret, WebhookReceiver receiver) {

        String path(String rest) {
            return ENDPOINTS + "/" + id + rest;
        }
    }

    @AfterEach
    void removeEndpoints() {
        api.marketplace()
                .get(ENDPOINTS)
                .at("/items")
                .forEach(endpoint -> api.marketplace()
                        .delete(ENDPOINTS + "/" + endpoint.path("id").asText())
                        .expect(204));
        receivers.forEach(WebhookReceiver::close);
    }

    /** Is told of what happens from now on; what other tests left in the outbox went to nobody. */
    private Endpoint endpoint(String... events) {
        pass("PT1S");
        WebhookReceiver receiver = new WebhookReceiver();
        receivers.add(receiver);
        Answer made = api.marketplace()
                .post(ENDPOINTS, Map.of("url", receiver.url(), "events", List.of(events)))
                .expect(201);
        return new Endpoint(made.text("/id"), made.text("/secret"), receiver);
    }

    private String opened(OrderFacts order) {
        send(order);
        return open(order, request(order, "DAMAGED", 3, remedy("FULL_REFUND"))).text("/number");
    }

    private JsonNode delivery(Endpoint endpoint, String event) {
        return api.marketplace()
                .get(endpoint.path("/deliveries?limit=100"))
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(delivery -> delivery.path("eventId").asText().equals(event))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("all sixteen kinds of events reach an endpoint, signed, those of a case in order")
    void everyEventIsTold() {
        Endpoint endpoint = endpoint();

        OrderFacts late = order().delivered(Duration.ofDays(9));
        send(late);
        open(late, request(late, "CHANGE_OF_MIND", 1, remedy("RETURN_AND_REFUND")));
        OrderFacts agreed = order();
        String first = opened(agreed);
        api.seller(agreed.seller())
                .post(path(first, "/offers"), Map.of("remedy", remedy("PARTIAL_REFUND", "120.00"), "message", "Sorry."))
                .expect(201);
        accept(api.buyer(agreed.buyer()), agreed, first);
        OrderFacts silent = order();
        String second = opened(silent);
        pass("P5D");
        api.buyer(silent.buyer()).post(path(second, "/withdraw")).expect(200);
        OrderFacts disputed = order();
        String third = opened(disputed);
        reject(api.seller(disputed.seller()), disputed, third);
        escalate(api.buyer(disputed.buyer()), third).expect(200);
        handInEvidence(disputed, third);
        api.client("mia")
                .post(
                        path(third, "/evidence-requests"),
                        Map.of("party", "BUYER", "types", List.of("PHOTO"), "note", "The box, please.", "days", 2))
                .expect(201);
        api.buyer(disputed.buyer())
                .upload(third, "PHOTO", "box.png", "image/png", TestFiles.png(third + "box"))
                .expect(201);
        api.buyer(disputed.buyer()).post(path(third, "/evidence/complete")).expect(200);
        api.client("mia")
                .post(path(third, "/decision"), decision(remedy("PARTIAL_REFUND", "50.00"), "SELLER", false))
                .expect(200);
        String appeal = api.buyer(disputed.buyer())
                .post(path(third, "/appeals"), Map.of("ground", "RULE_MISAPPLIED", "explanation", "Too narrow."))
                .expect(201)
                .text("/id");
        api.seller(disputed.seller())
                .post(path(third, "/appeals/" + appeal + "/answer"), Map.of("statement", "No."))
                .expect(200);
        api.client("sofia")
                .post(
                        path(third, "/appeals/" + appeal + "/decision"),
                        Map.of("outcome", "UPHELD", "reasons", "V12 was read as it is written."))
                .expect(200);
        pass("P1D");

        List<Event> told = endpoint.receiver().received();
        assertThat(told)
                .extracting(Event::type)
                .contains(
                        "case.opened",
                        "case.ineligible",
                        "case.offer_made",
                        "case.offer_accepted",
                        "case.dispute_opened",
                        "case.evidence_requested",
                        "case.evidence_submitted",
                        "case.decision_issued",
                        "case.appealed",
                        "case.appeal_decided",
                        "case.refund_held",
                        "case.refund_paid",
                        "case.settled",
                        "case.withdrawn",
                        "case.deadline_approaching",
                        "case.deadline_passed");
        assertThat(told).allMatch(event -> event.isSignedWith(endpoint.secret()));
        assertThat(told).extracting(Event::id).doesNotHaveDuplicates();
        Stream.of(first, second, third)
                .forEach(number -> assertThat(endpoint.receiver().of(number))
                        .extracting(Event::seq)
                        .isSorted()
                        .doesNotHaveDuplicates());
        Event offer = endpoint.receiver().of(first).stream()
                .filter(event -> event.type().equals("case.offer_made"))
                .reduce((one, other) -> other)
                .orElseThrow();
        assertThat(offer.body().at("/data/orderId").asText()).isEqualTo(agreed.id());
        assertThat(offer.body().at("/data/details/by").asText()).isEqualTo("SELLER");
    }

    @Test
    @DisplayName("the world is not told who of staff works on a case, nor what they write to one side")
    void nothingIsToldOfStaff() {
        Endpoint endpoint = endpoint();
        OrderFacts order = order();
        String number = opened(order);
        bringToMediation(order, number);
        api.client("mia")
                .post(path(number, "/messages"), Map.of("text", "Between us: what would you take?", "to", "BUYER"))
                .expect(201);
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("PARTIAL_REFUND", "50.00"), "SELLER", false))
                .expect(200);
        pass("PT1M");

        assertThat(endpoint.receiver().of(number))
                .isNotEmpty()
                .noneMatch(event -> event.text().contains("Between us"))
                .noneMatch(event -> event.text().contains("\"mia\""));
    }

    @Test
    @DisplayName("an endpoint that is down for long is tried again with growing waits, and gets all with the same ids")
    void triedAgain() {
        Endpoint endpoint = endpoint("case.opened", "case.withdrawn");
        endpoint.receiver().answers(event -> 503);
        OrderFacts order = order();
        String number = opened(order);
        Instant begin = now();
        pass("PT1S");
        assertThat(endpoint.receiver().of(number)).hasSize(1);
        String event = endpoint.receiver().of(number).get(0).id();
        JsonNode waiting = delivery(endpoint, event);
        assertThat(waiting.path("state").asText()).isEqualTo("WAITING");
        assertThat(waiting.path("attempts").asInt()).isEqualTo(1);
        assertThat(waiting.path("lastStatus").asInt()).isEqualTo(503);
        assertThat(Instant.parse(waiting.path("nextTryAt").asText()))
                .isBetween(begin.plusSeconds(5), begin.plusSeconds(5 + 1 + 1 + 5));
        api.buyer(order.buyer()).post(path(number, "/withdraw")).expect(200);

        pass("PT1H");
        assertThat(endpoint.receiver().of(number))
                .as("after 5 s, 5 min and 30 min, and nothing of what came later")
                .hasSize(4)
                .allMatch(each -> each.id().equals(event) && each.type().equals("case.opened"));
        endpoint.receiver().answers(each -> 200);
        pass("PT3H");

        assertThat(endpoint.receiver().of(number))
                .extracting(Event::type)
                .containsExactly(
                        "case.opened", "case.opened", "case.opened", "case.opened", "case.opened", "case.withdrawn");
        assertThat(delivery(endpoint, event).path("state").asText()).isEqualTo("DELIVERED");
        assertThat(delivery(endpoint, event).path("attempts").asInt()).isEqualTo(5);
    }

    @Test
    @DisplayName(
            "after ten attempts in more than three days an event is given up, for all to see, and the next one goes out")
    void givenUp() {
        Endpoint endpoint = endpoint("case.opened", "case.withdrawn");
        endpoint.receiver().answers(event -> event.type().equals("case.opened") ? 500 : 200);
        OrderFacts order = order();
        String number = opened(order);
        api.buyer(order.buyer()).post(path(number, "/withdraw")).expect(200);

        pass("P3D");
        assertThat(endpoint.receiver().of(number)).extracting(Event::type).containsOnly("case.opened");
        pass("P1D");

        List<Event> told = endpoint.receiver().of(number);
        assertThat(told).hasSize(11);
        assertThat(told.get(10).type()).isEqualTo("case.withdrawn");
        JsonNode givenUp = api.marketplace()
                .get(endpoint.path("/deliveries?state=GIVEN_UP"))
                .expect(200)
                .at("/items");
        assertThat(givenUp).hasSize(1);
        assertThat(givenUp.at("/0/attempts").asInt()).isEqualTo(10);
        assertThat(givenUp.at("/0/lastFailure").asText()).isEqualTo("answered 500");
        assertThat(givenUp.at("/0/eventId").asText()).isEqualTo(told.get(0).id());
        pass("P5D");
        assertThat(endpoint.receiver().of(number)).as("given up for good").hasSize(11);
    }

    @Test
    @DisplayName("an event that is not taken holds up its own case only, and one endpoint no other")
    void holdsUpNothingElse() {
        Endpoint endpoint = endpoint("case.opened", "case.withdrawn");
        Endpoint other = endpoint("case.opened", "case.withdrawn");
        OrderFacts stuck = order();
        OrderFacts free = order();
        send(stuck);
        endpoint.receiver()
                .answers(event -> event.body().at("/data/orderId").asText().equals(stuck.id()) ? 500 : 200);
        String first =
                open(stuck, request(stuck, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        String second = opened(free);
        api.buyer(stuck.buyer()).post(path(first, "/withdraw")).expect(200);
        api.buyer(free.buyer()).post(path(second, "/withdraw")).expect(200);
        pass("PT1S");

        assertThat(endpoint.receiver().of(first)).extracting(Event::type).containsOnly("case.opened");
        assertThat(endpoint.receiver().of(second))
                .extracting(Event::type)
                .containsExactly("case.opened", "case.withdrawn");
        assertThat(other.receiver().of(first)).extracting(Event::type).containsExactly("case.opened", "case.withdrawn");
    }

    @Test
    @DisplayName("an endpoint that answers 410 is told nothing more, until it is enabled and asks for what it missed")
    void goneDisables() {
        Endpoint endpoint = endpoint("case.opened");
        endpoint.receiver().answers(event -> 410);
        String first = opened(order());
        pass("PT1S");

        Answer disabled = api.marketplace().get(endpoint.path("")).expect(200);
        assertThat(disabled.at("/enabled").asBoolean()).isFalse();
        assertThat(disabled.text("/disabledBecause")).isEqualTo("GONE");
        endpoint.receiver().answers(event -> 200);
        String second = opened(order());
        pass("P5D");
        assertThat(endpoint.receiver().received()).hasSize(1);
        assertThat(api.marketplace()
                        .post(endpoint.path("/replay"), Map.of("since", disabled.text("/disabledAt")))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("webhook-disabled");

        Answer enabled = api.marketplace()
                .put(
                        endpoint.path(""),
                        Map.of("url", endpoint.receiver().url(), "events", List.of("case.opened"), "enabled", true))
                .expect(200);
        assertThat(enabled.at("/enabled").asBoolean()).isTrue();
        assertThat(enabled.at("/disabledAt").isMissingNode()).isTrue();
        pass("PT1S");
        assertThat(endpoint.receiver().received())
                .as("by itself it gets what happens from now on")
                .hasSize(1);
        api.marketplace()
                .post(endpoint.path("/replay"), Map.of("since", disabled.text("/disabledAt")))
                .expect(200);
        pass("PT1S");
        assertThat(endpoint.receiver().received()).extracting(Event::caseNumber).contains(first, second);
    }

    @Test
    @DisplayName("an endpoint is told of the events that it wants, and a change of them counts at once")
    void filter() {
        Endpoint endpoint = endpoint("case.withdrawn");
        OrderFacts order = order();
        String number = opened(order);
        api.buyer(order.buyer()).post(path(number, "/withdraw")).expect(200);
        pass("PT1S");
        assertThat(endpoint.receiver().received()).extracting(Event::type).containsExactly("case.withdrawn");

        api.marketplace()
                .put(
                        endpoint.path(""),
                        Map.of("url", endpoint.receiver().url(), "events", List.of("case.opened", "case.opened")))
                .expect(200);
        opened(order());
        pass("PT1S");
        assertThat(endpoint.receiver().received())
                .extracting(Event::type)
                .containsExactly("case.withdrawn", "case.opened");
    }

    @Test
    @DisplayName(
            "after a rotation both secrets sign until the overlap is over, then the new one alone; none is shown again")
    void rotation() {
        Endpoint endpoint = endpoint("case.opened");
        String fresh = api.marketplace()
                .post(endpoint.path("/rotate-secret"), Map.of("overlap", "PT2H"))
                .expect(200)
                .text("/secret");
        assertThat(fresh).startsWith("whsec_").isNotEqualTo(endpoint.secret());
        opened(order());
        pass("PT1S");
        Event during = endpoint.receiver().received().get(0);
        assertThat(during.isSignedWith(endpoint.secret())).isTrue();
        assertThat(during.isSignedWith(fresh)).isTrue();

        pass("PT2H");
        opened(order());
        pass("PT1S");
        Event after = endpoint.receiver().received().get(1);
        assertThat(after.isSignedWith(endpoint.secret())).isFalse();
        assertThat(after.isSignedWith(fresh)).isTrue();

        String stolen = fresh;
        String last = api.marketplace()
                .post(endpoint.path("/rotate-secret"), Map.of("overlap", "PT0S"))
                .expect(200)
                .text("/secret");
        opened(order());
        pass("PT1S");
        Event then = endpoint.receiver().received().get(2);
        assertThat(then.isSignedWith(stolen)).isFalse();
        assertThat(then.isSignedWith(last)).isTrue();
        assertThat(api.marketplace().get(endpoint.path("")).body().toString()
                        + api.marketplace().get(ENDPOINTS).body())
                .doesNotContain("whsec_")
                .doesNotContain("secret\"");
    }

    @Test
    @DisplayName("a secret is answered again to the same command only, and lies nowhere as it is")
    void secretsAtRest() {
        WebhookReceiver receiver = new WebhookReceiver();
        receivers.add(receiver);
        String key = UUID.randomUUID().toString();
        Answer made = api.marketplace()
                .post(ENDPOINTS, Map.of("url", receiver.url()), key)
                .expect(201);
        Answer again = api.marketplace()
                .post(ENDPOINTS, Map.of("url", receiver.url()), key)
                .expect(201);

        assertThat(again.body()).isEqualTo(made.body());
        assertThat(api.marketplace().get(ENDPOINTS).at("/items")).hasSize(1);
        String bare = made.text("/secret").substring("whsec_".length());
        assertThat(jdbc.sql("select secret from webhook_endpoint where id = ?::uuid")
                        .param(made.text("/id"))
                        .query(String.class)
                        .single())
                .startsWith("aes:")
                .doesNotContain(bare);
        assertThat(jdbc.sql("select convert_from(body, 'UTF8') from idempotency_key where key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .contains(made.text("/id"))
                .doesNotContain(bare);
    }

    @Test
    @DisplayName("a replay sends again what came after an event or since a time, with the ids that it always had")
    void replay() {
        Endpoint endpoint = endpoint("case.opened", "case.withdrawn");
        OrderFacts order = order();
        String number = opened(order);
        pass("PT1M");
        Instant between = now();
        pass("PT1M");
        api.buyer(order.buyer()).post(path(number, "/withdraw")).expect(200);
        pass("PT1S");
        List<Event> once = endpoint.receiver().received();
        assertThat(once).hasSize(2);

        assertThat(api.marketplace()
                        .post(
                                endpoint.path("/replay"),
                                Map.of("after", once.get(0).id()))
                        .expect(200)
                        .at("/queued")
                        .asInt())
                .isEqualTo(1);
        pass("PT1S");
        assertThat(endpoint.receiver().received())
                .hasSize(3)
                .last()
                .extracting(Event::id)
                .isEqualTo(once.get(1).id());
        assertThat(api.marketplace()
                        .post(endpoint.path("/replay"), Map.of("since", between.toString()))
                        .expect(200)
                        .at("/queued")
                        .asInt())
                .isEqualTo(1);
        pass("PT1S");
        assertThat(endpoint.receiver().received())
                .hasSize(4)
                .last()
                .extracting(Event::id)
                .isEqualTo(once.get(1).id());

        Endpoint late = endpoint("case.opened", "case.withdrawn");
        api.marketplace()
                .post(
                        late.path("/replay"),
                        Map.of("since", between.minus(Duration.ofDays(1)).toString()))
                .expect(200);
        pass("PT1S");
        assertThat(late.receiver().of(number))
                .extracting(Event::id)
                .containsExactly(once.get(0).id(), once.get(1).id());
    }

    @Test
    @DisplayName("what became of deliveries is read in pages, the latest event first, and each once")
    void deliveriesInPages() {
        Endpoint endpoint = endpoint("case.opened");
        for (int count = 0; count < 5; count++) {
            opened(order());
        }
        pass("PT1S");

        List<String> read = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        String next = "";
        while (next != null) {
            assertThat(pages.add(next)).isTrue();
            Answer page = api.marketplace()
                    .get(endpoint.path("/deliveries?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next)))
                    .expect(200);
            read.addAll(page.at("/items").findValuesAsText("eventId"));
            next = page.at("/next").isMissingNode() ? null : page.text("/next");
        }
        assertThat(pages).hasSize(3);
        assertThat(read)
                .hasSize(5)
                .containsExactlyInAnyOrderElementsOf(
                        endpoint.receiver().received().stream().map(Event::id).toList())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mia", "sofia", "lena", "ana", "dev", "buyer", "seller"})
    @DisplayName("only the marketplace, acting for nobody, has to do with webhooks")
    void onlyTheMarketplace(String who) {
        Endpoint endpoint = endpoint();
        RedressApi.As caller = who.equals("buyer")
                ? api.buyer("B-1001")
                : who.equals("seller") ? api.seller("S-2001") : api.client(who);

        Map<String, Object> body = Map.of("url", endpoint.receiver().url());
        assertThat(List.of(
                        caller.get(ENDPOINTS),
                        caller.post(ENDPOINTS, body),
                        caller.get(endpoint.path("")),
                        caller.put(endpoint.path(""), body),
                        caller.delete(endpoint.path("")),
                        caller.post(endpoint.path("/rotate-secret")),
                        caller.post(endpoint.path("/replay"), Map.of("since", now().toString())),
                        caller.get(endpoint.path("/deliveries"))))
                .allSatisfy(answer -> answer.expect(403));
    }

    @Test
    @DisplayName("what cannot be is refused, and names the field")
    void refused() {
        Endpoint endpoint = endpoint();
        String url = endpoint.receiver().url();

        assertRefused(
                post(Map.of("url", url, "events", List.of("case.opened", "case.exploded"))),
                "unknown-event",
                "events[1]");
        assertRefused(post(Map.of("url", "ftp://localhost/")), "invalid-webhook-url", "url");
        assertRefused(post(Map.of("url", "http://user@localhost/")), "invalid-webhook-url", "url");
        assertRefused(
                api.marketplace().put(endpoint.path(""), Map.of("url", "http://localhost:22/")),
                "invalid-webhook-url",
                "url");
        for (String overlap : List.of("P30D", "-PT1H", "tomorrow")) {
            assertRefused(
                    api.marketplace().post(endpoint.path("/rotate-secret"), Map.of("overlap", overlap)),
                    "invalid-duration",
                    "overlap");
        }
        assertRefused(api.marketplace().post(endpoint.path("/replay"), Map.of()), "invalid-input", "after");
        post(Map.of("url", url, "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .expect(400);
        api.marketplace().get(ENDPOINTS + "/" + UUID.randomUUID()).expect(404);
        api.marketplace().delete(ENDPOINTS + "/" + UUID.randomUUID()).expect(404);
        api.marketplace().get(ENDPOINTS + "/1").expect(400);
        for (int count = 1; count < 20; count++) {
            post(Map.of("url", url)).expect(201);
        }
        assertThat(post(Map.of("url", url)).expect(409).text("/code")).isEqualTo("too-many-webhook-endpoints");
    }

    @Test
    @DisplayName("the commands of webhooks insist on an idempotency key")
    void keyRequired() {
        Endpoint endpoint = endpoint();
        for (String address : List.of(ENDPOINTS, endpoint.path("/rotate-secret"), endpoint.path("/replay"))) {
            assertThat(api.marketplace()
                            .postWithoutKey(
                                    address, Map.of("url", endpoint.receiver().url()))
                            .expect(400)
                            .text("/code"))
                    .isEqualTo("idempotency-key-required");
        }
    }

    private Answer post(Map<String, Object> body) {
        return api.marketplace().post(ENDPOINTS, body);
    }

    private static void assertRefused(Answer answer, String code, String field) {
        answer.expect(422);
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/field")).isEqualTo(field);
    }
}
