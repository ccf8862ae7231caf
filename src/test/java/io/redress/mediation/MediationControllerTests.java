package io.redress.mediation;

import static io.redress.cases.CaseSetup.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cases.CaseNumber;
import io.redress.cases.Step;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.security.TestTokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class MediationControllerTests extends MediationTest {

    private static final String DECISION = """
            {"remedy":{"type":"PARTIAL_REFUND","amount":{"amount":"120.00","currency":"USD"}},
             "fault":"SELLER","returnRequired":false,"reasons":"%s"}""".formatted(REASONS);

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    MediationTerms terms;

    @Test
    @DisplayName("M3: a mediator decides over HTTP and reads the case with the decision")
    void decides() {
        CaseNumber number = dispute();

        assertThat(post(number, "/decision", tokens.staff(Role.MEDIATOR, "mia"), DECISION))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "decision.status", status -> assertThat(status).isEqualTo("PENDING"))
                .hasPathSatisfying(
                        "decision.remedy.amount.amount",
                        amount -> assertThat(amount).isEqualTo("120.00"))
                .hasPathSatisfying("decision.decidedBy", by -> assertThat(by).isEqualTo("mia"));
    }

    @Test
    @DisplayName("M3: a party that tries to decide hears 409, a stranger 404")
    void refusesParties() {
        CaseNumber number = dispute();
        HttpHeaders seller = tokens.seller(setup.read(number).party(Side.SELLER).id());

        assertProblem(post(number, "/decision", seller, DECISION), 409, "action-not-available");
        assertProblem(post(number, "/decision", tokens.seller("S-other"), DECISION), 404, "not-found");
    }

    @ParameterizedTest
    @DisplayName("M3: a wrong entry is refused with its field")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fault\":\"SELLER\",\"reasons\":\"Twenty characters and more.\"}|422|remedy",
                "{\"remedy\":{\"type\":\"REPAIR\"},\"reasons\":\"Twenty characters and more.\"}|422|fault",
                "{\"remedy\":{\"type\":\"REPAIR\"},\"fault\":\"SELLER\"}|422|reasons",
                "{\"remedy\":{\"type\":\"REPAIR\"},\"fault\":\"GOD\"}|400|fault",
                "{\"remedy\":{\"type\":\"REPAIR\"},\"verdict\":\"SELLER\"}|400|verdict",
                "{\"remedy\":{\"type\":\"COMPENSATION\",\"amount\":{\"amount\":\"11,230,00.00\",\"currency\":\"USD\"}},"
                        + "\"fault\":\"SELLER\",\"reasons\":\"Twenty characters and more.\"}|422|remedy.amount"
            })
    void refusesWrongEntries(String body, int status, String field) {
        CaseNumber number = dispute();

        assertThat(post(number, "/decision", tokens.staff(Role.MEDIATOR, "mia"), body))
                .hasStatus(status)
                .bodyJson()
                .hasPathSatisfying("field", named -> assertThat(named).isEqualTo(field));
    }

    @Test
    @DisplayName("M4: the second signature over HTTP")
    void signs() {
        CaseNumber number = dispute();
        decide(number, MIA, request(Remedy.of(RemedyType.FULL_REFUND)));
        setup.change(number, subject -> subject.arriveAt(Step.SIGN_DECISION));

        assertProblem(
                post(number, "/decision/signature", tokens.staff(Role.SENIOR_MEDIATOR, "sofia"), "{}"),
                422,
                "invalid-input");
        assertThat(post(
                        number,
                        "/decision/signature",
                        tokens.staff(Role.SENIOR_MEDIATOR, "sofia"),
                        "{\"approve\":true}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("decision.signedBy", by -> assertThat(by).isEqualTo("sofia"));
    }

    @Test
    @DisplayName("M2: a conflict is declared over HTTP; deciding then is forbidden")
    void declaresConflicts() {
        CaseNumber number = dispute();
        HttpHeaders mia = tokens.staff(Role.MEDIATOR, "mia");

        assertThat(post(number, "/conflicts", mia, "{\"note\":\"The owner is my cousin.\",\"party\":\"SELLER\"}"))
                .hasStatusOk();

        assertProblem(post(number, "/decision", mia, DECISION), 403, "conflict-of-interest");
    }

    @Test
    @DisplayName("M2: a task is handed over by HTTP; nobody unfit gets it")
    void handsOver() {
        CaseNumber number = dispute();
        flow.assign(number, "mia");
        HttpHeaders mia = tokens.staff(Role.MEDIATOR, "mia");

        assertProblem(post(number, "/hand-over", mia, "{\"to\":\"omar\"}"), 422, "invalid-input");
        assertProblem(
                post(number, "/hand-over", mia, "{\"to\":\"ana\",\"note\":\"Please.\"}"), 422, "cannot-take-over");
        assertThat(post(number, "/hand-over", mia, "{\"to\":\"omar\",\"note\":\"I am away.\"}"))
                .hasStatusOk();
        assertThat(flow.handedOver()).containsExactly("DECIDE_DISPUTE to omar: Handed over by mia: I am away.");
        assertProblem(post(number, "/hand-over", mia, "{\"note\":\"Again.\"}"), 409, "action-not-available");
    }

    @Test
    @DisplayName("M1: the clock is stopped by HTTP, once for each key, and goes on again")
    void stopsTheClock() {
        CaseNumber number = dispute();
        setup.change(number, subject -> terms.startMediation(subject, setup.now()));
        HttpHeaders mia = tokens.staff(Role.MEDIATOR, "mia");
        String pause = "{\"reason\":\"A laboratory looks at the glass.\",\"days\":5}";

        assertProblem(post(number, "/pause", mia, "{\"days\":5}"), 422, "invalid-input");
        assertProblem(post(number, "/pause", mia, "{\"reason\":\"Lab\",\"days\":99}"), 422, "pause-too-long");
        HttpHeaders once = tokens.staff(Role.MEDIATOR, "mia");
        once.set("Idempotency-Key", "pause-" + number);
        for (int time = 0; time < 2; time++) {
            assertThat(post(number, "/pause", once, pause))
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying(
                            "deadlines[0].pausedBecause",
                            why -> assertThat(why).isEqualTo("A laboratory looks at the glass."));
        }
        assertProblem(post(number, "/pause", mia, pause), 409, "action-not-available");
        assertThat(post(number, "/resume", mia, "{}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "deadlines[0].paused", paused -> assertThat(paused).isEqualTo(false));
        assertThat(setup.read(number).clockPauses()).isEqualTo(1);
    }

    private MvcTestResult post(CaseNumber number, String path, HttpHeaders headers, String body) {
        return http.post()
                .uri("/api/v1/cases/" + number + path)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .hasPathSatisfying("code", actual -> assertThat(actual).isEqualTo(code));
    }
}
