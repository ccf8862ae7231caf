package io.redress.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The forms of the case file, as whoever has signed in to Tasklist sends them. */
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class ActionPanelTests {

    private static final String MARKUP = "<script>alert('glass')</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Clock clock;

    private RedressApi.As buyer;
    private RedressApi.As seller;
    private RedressApi.As lena;
    private String number;

    @BeforeEach
    void bringACaseToMediation() {
        RedressApi api = new RedressApi(port);
        OrderFacts order = OrderFacts.at(clock.instant());
        buyer = api.buyer(order.buyer());
        seller = api.seller(order.seller());
        lena = api.client("lena");
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        number = buyer.post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId",
                                order.id(),
                                "reason",
                                "DAMAGED",
                                "description",
                                "Two lamps arrived broken.",
                                "lines",
                                List.of(Map.of("lineId", "L1", "quantity", 2)),
                                "requestedRemedy",
                                Map.of("type", "FULL_REFUND")))
                .expect(201)
                .text("/number");
        String offer = buyer.get(path("")).text("/offers/0/id");
        seller.post(path("/offers/" + offer + "/reject"), Map.of("reason", "They were whole."))
                .expect(200);
        buyer.post(
                        path("/escalate"),
                        Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps")))
                .expect(200);
        Stream.of(buyer, seller)
                .forEach(side -> side.post(path("/evidence/complete")).expect(200));
    }

    @Test
    @DisplayName("M3: a mediator sees the forms of what can be done now, and no others")
    void showsWhatIsAvailable() {
        assertThat(page("mia"))
                .contains(
                        "Write a message",
                        "Ask for more evidence",
                        "Propose a settlement",
                        "Stop the clock",
                        "Declare a conflict")
                .doesNotContain("Hand over", "Let the clock run");
        assertThat(page("lena")).contains("Hand over", "<option value=\"omar\"");

        post("mia", "pause", Map.of("reason", "A laboratory", "days", "3"));
        assertThat(page("omar")).contains("Let the clock run").doesNotContain("Stop the clock");

        buyer.post(path("/withdraw")).expect(200);
        assertThat(page("mia")).doesNotContain("Write a message", "id=\"actions\"");
    }

    @Test
    @DisplayName("N6: a message to one side is sent from the case file")
    void writesToOneSide() {
        MvcTestResult sent = post("mia", "messages", Map.of("to", "BUYER", "text", "On which day did you open them?"));

        assertThat(sent).hasStatus(302).hasRedirectedUrl("/desk/cases/" + number + "?done=messages#actions");
        assertThat(text(get("mia", "?done=messages"))).contains("The message is sent.");
        assertThat(messages(buyer)).containsExactly("On which day did you open them?");
        assertThat(messages(seller)).isEmpty();
    }

    @Test
    @DisplayName("R1: a double click is one command, and both clicks lead to the case file")
    void aDoubleClickIsOneCommand() {
        Map<String, String> message =
                Map.of("key", UUID.randomUUID().toString(), "to", "BOTH", "text", "Please be patient.");

        List<CompletableFuture<MvcTestResult>> clicks = Stream.of(1, 2)
                .map(click -> CompletableFuture.supplyAsync(() -> post("mia", "messages", message)))
                .toList();
        clicks.forEach(click -> assertThat(click.join()).hasStatus(302));
        assertThat(post("mia", "messages", message)).hasStatus(302);

        assertThat(messages(buyer)).containsExactly("Please be patient.");
        assertThat(text(post(
                        "mia",
                        "messages",
                        Map.of("key", String.valueOf(message.get("key")), "to", "BOTH", "text", "Another text."))))
                .contains("came with another request before", "Another text.");
    }

    @Test
    @DisplayName("M1: what is refused stands beside its field, and all that was typed is kept, as text")
    void keepsWhatWasTyped() {
        MvcTestResult refused = post("mia", "pause", Map.of("reason", MARKUP, "days", "99"));

        assertThat(refused).hasStatus(422);
        assertThat(text(refused))
                .contains(
                        "id=\"pause-days-wrong\"",
                        "The clock can stand still for 1 to 14 days.",
                        "value=\"99\"",
                        "&lt;script&gt;")
                .doesNotContain(MARKUP);
        assertThat(text(refused)).containsPattern("<details name=\"action\" open=\"open\">\\s*<summary>Stop the clock");
        assertThat(text(post("mia", "pause", Map.of("reason", " ", "days", "soon"))))
                .contains("Write a sentence here.", "Enter a whole number of days.");
        assertThat(text(post("mia", "pause", Map.of("reason", "x".repeat(1_001), "days", "3"))))
                .contains("id=\"pause-reason-wrong\"");

        assertThat(post("mia", "pause", Map.of("reason", MARKUP, "days", "3"))).hasStatus(302);
        assertThat(page("omar")).contains("&lt;script&gt;").doesNotContain(MARKUP);
        assertThat(post("omar", "resume", Map.of())).hasStatus(302);
    }

    @Test
    @DisplayName("M3, V2: whoever asks for more is told that the task is gone, and where the others are")
    void asksForMore() {
        assertThat(text(post("mia", "evidence-requests", Map.of("note", "Show the socket."))))
                .contains("id=\"evidence-party-wrong\"", "Show the socket.");
        assertThat(text(post("mia", "evidence-requests", Map.of("party", "BUYER", "note", ""))))
                .contains("Say what you need");

        assertThat(post(
                        "mia",
                        "evidence-requests",
                        Map.of("party", "BUYER", "types", "PHOTO", "note", "Show the socket.", "days", "4")))
                .hasStatus(302);

        assertThat(text(get("mia", "?done=evidence-requests")))
                .contains("it is not among your tasks", "href=\"/camunda/app/tasklist/\" target=\"_top\"")
                .doesNotContain("Ask for more evidence</summary>");
        JsonNode asked = buyer.get(path("/readiness")).expect(200).at("/request");
        assertThat(asked.path("types").toString()).isEqualTo("[\"PHOTO\"]");
        assertThat(lena.get(path("")).expect(200).actions()).doesNotContain("requestEvidence");
    }

    @Test
    @DisplayName("M3, N7: a settlement is proposed in the order's currency; an amount that cannot be read is refused")
    void proposes() {
        assertThat(text(post("mia", "offers", Map.of("remedy.type", "PARTIAL_REFUND", "remedy.amount", "$1,2"))))
                .contains("Enter a plain amount such as 120.00.", "value=\"$1,2\"");
        assertThat(text(post("mia", "offers", Map.of("remedy.type", "COMPENSATION", "remedy.amount", "99999.00"))))
                .contains("At most what was paid can be given back");
        assertThat(text(post("mia", "offers", Map.of("remedy.type", "", "remedy.amount", ""))))
                .contains("Choose one.");

        assertThat(post(
                        "mia",
                        "offers",
                        Map.of("remedy.type", "PARTIAL_REFUND", "remedy.amount", "70.00", "message", "Half?")))
                .hasStatus(302);

        JsonNode offers = buyer.get(path("")).at("/offers");
        assertThat(offers.get(offers.size() - 1).at("/remedy/amount").toString())
                .isEqualTo("{\"amount\":\"70.00\",\"currency\":\"USD\"}");
        assertThat(post("mia", "offers", Map.of("remedy.type", "REPAIR", "remedy.amount", "")))
                .hasStatus(302);
    }

    @Test
    @DisplayName("M2: the lead hands a task to a mediator, who hands it on; neither goes to whom it must not")
    void handsOver() {
        assertThat(post("lena", "hand-over", Map.of("to", "mia", "note", "Yours.")))
                .hasStatus(302);
        assertThat(page("mia")).contains("Hand over");
        assertThat(page("omar")).doesNotContain("Hand over</summary>");
        assertThat(text(post("mia", "hand-over", Map.of("to", "sofia", "note", "You know this."))))
                .contains("sofia does not belong to the groups", "You know this.");

        assertThat(post("mia", "hand-over", Map.of("to", "omar", "note", "I am away.")))
                .hasStatus(302);

        assertThat(text(get("mia", "?done=hand-over"))).contains("handed over", "target=\"_top\"");
        assertThat(page("omar")).contains("I am away.");
        assertThat(post("omar", "hand-over", Map.of("to", "", "note", "For anybody.")))
                .hasStatus(302);
    }

    @Test
    @DisplayName("M2: a conflict of interest is declared from the case file")
    void declaresAConflict() {
        assertThat(post("omar", "conflicts", Map.of("party", "SELLER", "note", "My cousin.")))
                .hasStatus(302);

        assertThat(lena.get(path("/timeline")).body().toString()).contains("case.conflict_declared");
        assertThat(page("omar")).doesNotContain("Stop the clock");
    }

    @Test
    @DisplayName("what somebody wrote is not lost when the case has moved on meanwhile")
    void keepsWhatWasWrittenWhenTheCaseHasMovedOn() {
        buyer.post(path("/withdraw")).expect(200);

        MvcTestResult late = post("mia", "messages", Map.of("to", "BOTH", "text", "One more question."));

        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("The case has moved on meanwhile", "One more question.");
    }

    @Test
    @DisplayName("nothing is taken from elsewhere, from strangers to the case, or for a form that there is not")
    void refusesStrangers() {
        assertThat(http.post()
                        .uri("/desk/cases/" + number + "/messages")
                        .session(session("mia"))
                        .param("text", "Forged"))
                .hasStatus(403);
        assertThat(post("mia", "nothing", Map.of())).hasStatus(404);
        assertThat(http.post()
                        .uri("/desk/cases/RC-0000-0000/messages")
                        .session(session("mia"))
                        .with(csrf())
                        .param("key", "k")
                        .param("text", "To nobody"))
                .hasStatus(404);
        assertThat(messages(buyer)).isEmpty();
    }

    @Test
    @DisplayName("each form carries the token of its session, and is accepted with it")
    void formsCarryTheTokenOfTheSession() {
        MockHttpSession session = session("mia");
        String page =
                text(http.get().uri("/desk/cases/" + number).session(session).exchange());
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        assertThat(token.results().count()).isEqualTo(4);

        assertThat(http.post()
                        .uri("/desk/cases/" + number + "/messages")
                        .session(session)
                        .param(
                                "_csrf",
                                token.reset()
                                        .results()
                                        .findFirst()
                                        .orElseThrow()
                                        .group(1))
                        .param("key", "k-" + number)
                        .param("to", "BOTH")
                        .param("text", "By the page's own token."))
                .hasStatus(302);
    }

    private MvcTestResult post(String person, String form, Map<String, String> fields) {
        var request = http.post()
                .uri("/desk/cases/" + number + "/" + form)
                .session(session(person))
                .with(csrf());
        if (!fields.containsKey("key")) {
            request.param("key", UUID.randomUUID().toString());
        }
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String person, String rest) {
        return http.get()
                .uri("/desk/cases/" + number + rest)
                .session(session(person))
                .exchange();
    }

    private String page(String person) {
        MvcTestResult page = get(person, "");
        assertThat(page).hasStatusOk();
        return text(page);
    }

    private static String text(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> messages(RedressApi.As reader) {
        return reader.get(path("/messages")).expect(200).at("/items").findValuesAsText("text");
    }

    /** A session of the web applications, as their sign-in leaves it. */
    private MockHttpSession session(String person) {
        Authentications authentications = new Authentications();
        authentications.addOrReplace(new UserAuthentication(person, engine.getName()));
        MockHttpSession session = new MockHttpSession();
        AuthenticationUtil.updateSession(session, authentications);
        return session;
    }

    private String path(String rest) {
        return "/api/v1/cases/" + number + rest;
    }
}
