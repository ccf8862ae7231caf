package io.redress.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.e2e.TestFiles;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.security.WebSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CaseFileTests extends DeskTest {

    private static final String SCRIPT = "<script>alert('%s')</script>";

    @Autowired
    TaskService tasks;

    @Autowired
    CaseFiles files;

    @Test
    @DisplayName("M3: everything that a decision needs stands on the page")
    void aMediatorNeverHuntsForAFact() {
        OrderFacts order = order().line("L1", "Desk lamp, brass", 10, "100.00")
                .line("L2", "Spare shade", 4, "12.50")
                .paid("1100.00")
                .tracked(Instant.parse("2026-02-20T08:00:00Z"), "DELIVERED");
        String number = inMediation(order);

        assertThat(page(number, "mia"))
                .contains("<title>" + number + " · case file</title>", "Damaged", "3 × Desk lamp, brass", "Spare shade")
                .contains("1,100.00 USD", "50.00 USD", "300.00 USD", "Waits for", "a mediator, to decide")
                .contains("Whole lamps", "Broken lamps", "The glass is broken.", "They left us whole.")
                .contains("lamp.png", "SHA-256", "The glass of all three", "Trade assurance covers this order")
                .contains("Burden of proof: buyer.", "Missing", "V12", "E30", "Something is wrong with the goods")
                .contains("The decision", "The buyer opens the case", "Delivered", "We look at it.");
    }

    @Test
    void whatIsNoLongerCountedAndWhatTookItsPlaceAreTold() {
        OrderFacts order = order();
        String number = opened(order, "Broken");
        String first = photo(order, number, "first").text("/id");
        api.buyer(order.buyer())
                .upload(
                        number,
                        Map.of("type", "PHOTO", "description", "Sharper", "supersedes", first),
                        "sharp.png",
                        "image/png",
                        TestFiles.png("second"),
                        "supersede-" + number)
                .expect(201);

        assertThat(page(number, "mia")).contains("Superseded by B2; it no longer counts.", "in place of");
    }

    @Test
    void whatPeopleWroteIsTextWhateverTheyWrote() {
        OrderFacts order = order().line("L1", script("goods"), 10, "100.00")
                .with("buyer", Map.of("id", "B-script", "name", script("name"), "email", "bea@example.org"));
        String number = openedBy("B-script", order);
        refusedBy("B-script", order, number);
        api.buyer("B-script")
                .post(
                        path(number, "/escalate"),
                        Map.of("statement", Map.of("expected", script("expected"), "received", script("received"))))
                .expect(200);
        api.buyer("B-script")
                .post(path(number, "/messages"), Map.of("text", script("message")))
                .expect(201);
        api.buyer("B-script")
                .upload(
                        number,
                        Map.of("type", "PHOTO", "description", script("description")),
                        "<script>alert(1).png",
                        "image/png",
                        TestFiles.png(number),
                        "script-" + number)
                .expect(201);
        api.buyer("B-script")
                .upload(number, "STATEMENT", "said.txt", "text/plain", TestFiles.text("I say " + script("text")));

        String page = page(number, "mia");

        assertThat(page).doesNotContain("<script>alert");
        for (String where :
                List.of("goods", "name", "claim", "refusal", "expected", "received", "message", "description")) {
            assertThat(page).as(where).contains("&lt;script&gt;alert(&#39;" + where + "&#39;)&lt;/script&gt;");
        }
        assertThat(page).contains("&lt;script&gt;alert(1).png");
    }

    @Test
    void noTemplatePutsInWordsThatAreNotEscaped() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            assertThat(templates.filter(Files::isRegularFile))
                    .isNotEmpty()
                    // Charts and diagrams are made as documents, in which texts are texts.
                    .allSatisfy(template -> assertThat(Files.readString(template)
                                    .replace("th:utext=\"${part.svg}\"", "")
                                    .replace("th:utext=\"${pictures.get(file.key)}\"", ""))
                            .doesNotContain("utext", "th:inline", "data-th-u", " onclick"))
                    // Plain text has nothing to escape.
                    .filteredOn(template -> !template.toString().endsWith(".txt"))
                    .allSatisfy(
                            template -> assertThat(Files.readString(template)).doesNotContain("[("))
                    // Mails and reports carry their styles along; pages have theirs in files.
                    .filteredOn(template -> !template.getParent().endsWith("mail")
                            && !template.getParent().endsWith("process"))
                    .allSatisfy(
                            template -> assertThat(Files.readString(template)).doesNotContain("<style", " style=\""));
        }
    }

    @Test
    @DisplayName("N6: mediators read what the parties write once the formal dispute is open")
    void messagesAreTheirsUntilTheDispute() {
        OrderFacts order = order();
        String number = opened(order, "Broken");
        api.buyer(order.buyer())
                .post(path(number, "/messages"), Map.of("text", "Between us"))
                .expect(201);

        assertThat(page(number, "mia")).contains("still write among themselves").doesNotContain("Between us");

        refused(order, number, "No");
        disputed(order, number, "Whole", "Broken");
        assertThat(page(number, "mia")).contains("Between us");
    }

    @Test
    void aTaskLeadsToItsCaseForThoseWhoSeeTheTask() {
        OrderFacts order = order();
        String number = inMediation(order);
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        String address = "/desk/tasks/" + task.getId();

        assertThat(text(get(address, "mia"))).contains("<h1>" + number + "</h1>");
        assertThat(text(get(address, "lena"))).contains("<h1>" + number + "</h1>");
        assertThat(get(address, "sofia")).hasStatus(404);
        assertThat(text(get("/desk/tasks/none", "mia"))).contains("No task none, or not for you.");
    }

    @Test
    void whatIsNotThereIsSaidOnAPage() {
        assertThat(get("/desk/cases/RC-0000-0000", "mia"))
                .hasStatus(404)
                .bodyText()
                .contains("No case RC-0000-0000", "not-found");
        assertThat(get("/desk/cases/none", "mia")).hasStatus(404);
        assertThat(get("/desk/cases/RC-0000-0000", "ana")).hasStatus(403);
    }

    @Test
    @DisplayName("M4: what is not issued is for staff, and not for those who act for a party")
    void unissuedDecisionsAreForStaff() {
        OrderFacts order = order().line("L1", "Lathe", 10, "4000.00").paid("40050.00");
        String number = inMediation(order);
        api.client("mia")
                .post(
                        path(number, "/decision"),
                        Map.of(
                                "remedy",
                                Map.of("type", "FULL_REFUND"),
                                "fault",
                                "SELLER",
                                "returnRequired",
                                false,
                                "reasons",
                                "Only staff read this until it is signed."))
                .expect(200);

        assertThat(page(number, "sofia")).contains("Only staff read this until it is signed.", "Pending");
        assertThat(files.open(number, new Caller(Role.MARKETPLACE, "pat", null)).decisions())
                .isEmpty();
    }

    @Test
    void evidenceIsShownSealedInRangesAndOnRecord() {
        OrderFacts order = order();
        String number = opened(order, "Broken");
        Answer photo = photo(order, number, "photo");
        String address = "/desk/cases/" + number + "/evidence/" + photo.text("/id");

        MvcTestResult content = get(address + "/content", "mia");
        assertThat(content).hasStatusOk().hasContentType("image/png");
        assertThat(content.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("inline");
        assertThat(content.getResponse().getHeader("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(content.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(get(address + "/preview?size=64", "mia")).hasStatusOk();
        assertThat(http.get()
                        .uri(address + "/content")
                        .header(HttpHeaders.RANGE, "bytes=0-3")
                        .session(WebSessions.of("mia", engine)))
                .hasStatus(206);

        JsonNode accesses = api.client("mia")
                .get(path(number, "/evidence/" + photo.text("/id") + "/accesses"))
                .at("/items");
        assertThat(accesses)
                .hasSize(3)
                .allSatisfy(access -> assertThat(access.at("/by/id").asText()).isEqualTo("mia"));
        assertThat(get(address + "/content", "ana")).hasStatus(403);
        assertThat(get(address.replace(number, opened(order(), "Another")) + "/content", "mia"))
                .hasStatus(404);
    }

    @Test
    void aMailIsSavedAndNotShown() {
        OrderFacts order = order();
        String number = opened(order, "Broken");
        Answer mail = api.buyer(order.buyer())
                .upload(
                        number,
                        "CORRESPONDENCE",
                        "mail.eml",
                        "message/rfc822",
                        TestFiles.text(
                                "From: a@example.org\r\nTo: b@example.org\r\nSubject: Lamps\r\n"
                                        + "Date: Mon, 2 Mar 2026 09:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\nBroken.\r\n"))
                .expect(201);

        MvcTestResult content = get("/desk/cases/" + number + "/evidence/" + mail.text("/id") + "/content", "mia");

        assertThat(content.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment");
    }

    @Test
    void aSectionThatIsMadeElsewhereFindsItsPlace() {
        CaseFile file = files.open(opened(order(), "Broken"), new Caller(Role.MEDIATOR, "mia", null));

        assertThat(sections(file, Optional.of("three of four")))
                .extracting(CaseFilePage.Section::id)
                .startsWith("claim", "positions", "evidence", "precedents", "missing");
        assertThat(sections(file, Optional.empty()))
                .extracting(CaseFilePage.Section::id)
                .doesNotContain("precedents");
    }

    @SuppressWarnings("unchecked")
    private static List<CaseFilePage.Section> sections(CaseFile file, Optional<Object> model) {
        CaseFileSection precedents = new CaseFileSection() {
            @Override
            public String id() {
                return "precedents";
            }

            @Override
            public String title() {
                return "Similar";
            }

            @Override
            public String template() {
                return "desk/precedents";
            }

            @Override
            public int order() {
                return CaseFilePart.EVIDENCE.order() + 50;
            }

            @Override
            public Optional<Object> model(CaseFile about) {
                return model;
            }
        };
        return (List<CaseFilePage.Section>)
                new CaseFilePage(List.of(precedents)).of(file).get("sections");
    }

    private String inMediation(OrderFacts order) {
        String number = opened(order, "The glass is broken.");
        refused(order, number, "They left us whole.");
        disputed(order, number, "Whole lamps", "Broken lamps");
        photo(order, number, number);
        api.seller(order.seller())
                .post(path(number, "/messages"), Map.of("text", "We look at it."))
                .expect(201);
        allHandedIn(order, number);
        return number;
    }

    private Answer photo(OrderFacts order, String number, String seed) {
        return api.buyer(order.buyer())
                .upload(
                        number,
                        Map.of("type", "PHOTO", "description", "The glass of all three"),
                        "lamp.png",
                        "image/png",
                        TestFiles.png(seed),
                        seed + number)
                .expect(201);
    }

    private String openedBy(String buyer, OrderFacts order) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        return api.buyer(buyer)
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId",
                                order.id(),
                                "reason",
                                "DAMAGED",
                                "description",
                                script("claim"),
                                "lines",
                                List.of(Map.of("lineId", "L1", "quantity", 3)),
                                "requestedRemedy",
                                Map.of("type", "FULL_REFUND")))
                .expect(201)
                .text("/number");
    }

    private void refusedBy(String buyer, OrderFacts order, String number) {
        String offer = api.buyer(buyer).get(path(number, "")).text("/offers/0/id");
        api.seller(order.seller())
                .post(path(number, "/offers/" + offer + "/reject"), Map.of("reason", script("refusal")))
                .expect(200);
    }

    private static String script(String where) {
        return SCRIPT.formatted(where);
    }
}
