package io.redress.mediation;

import static io.redress.cases.CaseSetup.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cases.CaseNumber;
import io.redress.cases.Step;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.security.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Similar cases, the draft of the reasons, and the statement as a document, over HTTP and at the desk. */
class PreparationControllerTests extends MediationTest {

    private static final String PERSON = "petra";

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessEngine engine;

    @Autowired
    IdentityService identity;

    @BeforeEach
    void nothingWasDecidedBefore() {
        jdbc.sql("delete from precedent").update();
    }

    @AfterEach
    void nobody() {
        identity.deleteUser(PERSON);
    }

    @Test
    @DisplayName("M6, M7: those who decide read similar cases, what is usual, and in what their draft differs")
    void tellsSimilarCases() {
        usually();
        CaseNumber number = dispute();

        assertThat(get(number, "/precedents?remedy=PARTIAL_REFUND&amount=945.00&fault=SELLER", mia()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "similar[0].outcome",
                        outcome -> assertThat(outcome).asString().startsWith("Partial refund of "))
                .hasPathSatisfying(
                        "usual.similarCases", count -> assertThat(count).isEqualTo(5))
                .hasPathSatisfying(
                        "differences[0].aspect", aspect -> assertThat(aspect).isEqualTo("AMOUNT"))
                .hasPathSatisfying(
                        "differences[0].words",
                        words -> assertThat(words).asString().contains("Yours is 90 % of what is claimed"));
        assertThat(get(number, "/precedents", mia()))
                .bodyJson()
                .hasPathSatisfying(
                        "differences", none -> assertThat(none).asList().isEmpty());
    }

    @Test
    @DisplayName("M5: those who decide read a draft of the reasons, while there is something to decide")
    void drafts() {
        CaseNumber number = dispute();

        assertThat(get(number, "/decision/draft?remedy=REPAIR&fault=SELLER&returnRequired=true", mia()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("longest", longest -> assertThat(longest).isEqualTo(Reasons.LONGEST))
                .hasPathSatisfying(
                        "text",
                        text -> assertThat(text)
                                .asString()
                                .contains(
                                        "the seller repairs the goods. The goods go back to the seller first.",
                                        "[Say why"));
        issued(number, request(refund("250.00")));
        setup.change(number, subject -> subject.leave(Step.DECIDE_DISPUTE));
        assertProblem(get(number, "/decision/draft", mia()), 409, "nothing-to-decide");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/precedents", "/decision/draft"})
    @DisplayName(
            "M6: parties and the marketplace do not read what only those who decide read; for strangers there is no case")
    void isForThoseWhoDecide(String path) {
        CaseNumber number = dispute();

        assertProblem(get(number, path, tokens.buyer(party(number, Side.BUYER))), 403, "forbidden");
        assertProblem(get(number, path, tokens.marketplace()), 403, "forbidden");
        assertProblem(get(number, path, tokens.seller("S-other")), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,00", "1e3", "0", "-5", "10.001", "1.0000", " x"})
    @DisplayName("M7: an amount that is none is refused with its field")
    void refusesWrongAmounts(String amount) {
        MvcTestResult answer = http.get()
                .uri("/api/v1/cases/{number}/precedents?remedy=COMPENSATION&amount={amount}", dispute(), amount)
                .headers(mia())
                .exchange();

        assertProblem(answer, 422, "invalid-amount");
        assertThat(answer)
                .bodyJson()
                .hasPathSatisfying("field", field -> assertThat(field).isEqualTo("amount"));
        assertProblem(get(dispute(), "/precedents?remedy=BRIBE", mia()), 400, "invalid-parameter");
    }

    @Test
    @DisplayName("M5: both parties and staff take the statement as a document, once the decision is issued")
    void printsTheStatement() throws IOException {
        CaseNumber number = dispute();
        HttpHeaders buyer = tokens.buyer(party(number, Side.BUYER));
        decide(number, MIA, request(refund("250.00")));
        assertProblem(get(number, "/decision/statement.pdf", buyer), 409, "not-decided");
        assertProblem(get(number, "/decision/statement.pdf", mia()), 409, "not-decided");

        issue(number);

        for (HttpHeaders reader : new HttpHeaders[] {buyer, tokens.seller(party(number, Side.SELLER)), mia()}) {
            MvcTestResult answer = get(number, "/decision/statement.pdf", reader);
            assertThat(answer)
                    .hasStatusOk()
                    .hasContentType(MediaType.APPLICATION_PDF)
                    .hasHeader("Content-Disposition", "attachment; filename=\"" + number + ".pdf\"");
            assertThat(text(answer)).contains("Bea Buyer", "Sam Seller", "250.00 USD", REASONS);
        }
        assertProblem(get(number, "/decision/statement.pdf", tokens.buyer("B-other")), 404, "not-found");
    }

    @Test
    @DisplayName("M5: who asks for a document only is told in JSON all the same why there is none")
    void tellsProblemsInJson() {
        HttpHeaders pdfOnly = mia();
        pdfOnly.setAccept(List.of(MediaType.APPLICATION_PDF));

        assertProblem(get(dispute(), "/decision/statement.pdf", pdfOnly), 409, "not-decided");
    }

    @Test
    @DisplayName("M5 to M7: the desk gives the same to whoever has signed in to Tasklist")
    void servesTheDesk() throws IOException {
        usually();
        CaseNumber number = dispute();
        String words = "/precedents?remedy=PARTIAL_REFUND&amount=945.00&fault=BUYER";

        assertThat(desk(number, words, MediaType.ALL))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "usual.similarCases", count -> assertThat(count).isEqualTo(5));
        assertThat(desk(number, "/draft-reasons", MediaType.APPLICATION_JSON))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("text", text -> assertThat(text).asString().contains("[Say what is decided"));
        MvcTestResult page = desk(number, words, MediaType.TEXT_HTML);
        assertThat(page)
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
                .bodyText()
                .contains(
                        "Cases similar to " + number,
                        "This differs from what is usual",
                        "Of 5 similar cases 5 ended in a partial refund",
                        "similar goods: desk, lamp",
                        "/desk/assets/precedents-");
        keep(page);
        assertThat(desk(number, "/statement.pdf", MediaType.ALL)).hasStatus(409);
        CaseNumber decided = dispute();
        issued(decided, request(refund("250.00")));
        assertThat(desk(decided, "/statement.pdf", MediaType.ALL)).hasContentType(MediaType.APPLICATION_PDF);
        assertThat(http.get().uri("/desk/cases/" + number + words)).hasStatus(401);
    }

    private void usually() {
        for (String amount : List.of("315.00", "350.00", "399.00", "400.00", "472.50")) {
            issued(dispute(), new DecisionRequest(refund(amount), Fault.SELLER, null, REASONS, null));
        }
        issued(
                dispute(order().priced("9.00").build(), Reason.CHANGE_OF_MIND, Remedy.of(RemedyType.REPAIR)),
                request(Remedy.of(RemedyType.REPAIR)));
    }

    private String party(CaseNumber number, Side side) {
        return setup.read(number).party(side).id();
    }

    private HttpHeaders mia() {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(tokens.staff(Role.MEDIATOR, "mia"));
        return headers;
    }

    private MvcTestResult get(CaseNumber number, String path, HttpHeaders headers) {
        return http.get().uri("/api/v1/cases/" + number + path).headers(headers).exchange();
    }

    private MvcTestResult desk(CaseNumber number, String path, MediaType accept) {
        return http.get()
                .uri("/desk/cases/" + number + path)
                .accept(accept)
                .session(signedIn())
                .exchange();
    }

    /** A session of the web applications, as their sign-in leaves it. */
    private MockHttpSession signedIn() {
        if (identity.createUserQuery().userId(PERSON).count() == 0) {
            identity.saveUser(identity.newUser(PERSON));
            identity.createMembership(PERSON, "mediators");
        }
        Authentications authentications = new Authentications();
        authentications.addOrReplace(new UserAuthentication(PERSON, engine.getName()));
        MockHttpSession session = new MockHttpSession();
        AuthenticationUtil.updateSession(session, authentications);
        return session;
    }

    /** The page with its styles in it, to be looked at. */
    private static void keep(MvcTestResult page) throws IOException {
        StringBuilder styles = new StringBuilder("<style>");
        for (String style : new String[] {"page.css", "precedents.css"}) {
            styles.append(Files.readString(Path.of("src/main/resources/desk/assets", style)));
        }
        String html = page.getResponse().getContentAsString().replace("</head>", styles + "</style></head>");
        Files.writeString(
                Files.createDirectories(Path.of("target", "screenshots")).resolve("precedents.html"), html);
    }

    private static String text(MvcTestResult answer) throws IOException {
        try (PDDocument document = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .hasPathSatisfying("code", actual -> assertThat(actual).isEqualTo(code));
    }
}
