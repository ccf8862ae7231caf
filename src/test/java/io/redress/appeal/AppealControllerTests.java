package io.redress.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cases.CaseNumber;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.security.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class AppealControllerTests extends AppealTest {

    private static final String APPEAL =
            "{\"ground\":\"RULE_MISAPPLIED\",\"explanation\":\"V12 was read too narrowly.\"}";

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Test
    @DisplayName("A1: an appeal is filed over HTTP and answered 201 with the appeal")
    void files() {
        CaseNumber number = decided();

        assertThat(post(number, "", party(number, Side.BUYER), APPEAL))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("status", status -> assertThat(status).isEqualTo("ADMITTED"))
                .hasPathSatisfying("by", by -> assertThat(by).isEqualTo("BUYER"));
    }

    @Test
    @DisplayName("A2: a refused appeal is answered 201 with the reason")
    void tellsWhyItRefuses() {
        CaseNumber number = decided();

        assertThat(post(
                        number,
                        "",
                        party(number, Side.BUYER),
                        "{\"ground\":\"NEW_EVIDENCE\",\"explanation\":\"There is more.\",\"evidenceIds\":[]}"))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("status", status -> assertThat(status).isEqualTo("REFUSED"))
                .hasPath("refusal");
    }

    @ParameterizedTest
    @DisplayName("A2: there are three grounds and no other")
    @CsvSource(
            delimiter = '|',
            value = {"{\"explanation\":\"I do not like it.\"}|422", "{\"ground\":\"MOOD\",\"explanation\":\"No.\"}|400"
            })
    void knowsThreeGrounds(String body, int status) {
        CaseNumber number = decided();

        assertThat(post(number, "", party(number, Side.BUYER), body))
                .hasStatus(status)
                .bodyJson()
                .hasPathSatisfying("field", field -> assertThat(field).isEqualTo("ground"));
    }

    @Test
    @DisplayName("A3, A4: answer and decision over HTTP; the parties read both")
    void answersAndDecides() {
        CaseNumber number = decided();
        UUID id = file(number, Side.BUYER).id();

        assertThat(post(
                        number,
                        "/" + id + "/answer",
                        party(number, Side.SELLER),
                        "{\"statement\":\"We stand by it.\",\"evidenceIds\":[]}"))
                .hasStatusOk();
        review(number);
        assertThat(post(
                        number,
                        "/" + id + "/decision",
                        tokens.staff(Role.SENIOR_MEDIATOR, "sofia"),
                        "{\"outcome\":\"UPHELD\",\"reasons\":\"" + REASONS + "\"}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "appeals[0].outcome", outcome -> assertThat(outcome).isEqualTo("UPHELD"))
                .hasPathSatisfying(
                        "appeals[0].answer", answer -> assertThat(answer).isEqualTo("We stand by it."))
                .hasPathSatisfying(
                        "decision.status", status -> assertThat(status).isEqualTo("UPHELD"));
        assertThat(setup.read(number).award()).isPresent();
    }

    @Test
    @DisplayName("A5: an appeal is waived over HTTP, without a body")
    void waives() {
        CaseNumber number = decided();

        assertThat(http.post()
                        .uri("/api/v1/cases/" + number + "/appeals/waive")
                        .headers(party(number, Side.SELLER))
                        .exchange())
                .hasStatusOk();
        assertThat(setup.read(number).hasWaived(Side.SELLER)).isTrue();
    }

    private HttpHeaders party(CaseNumber number, Side side) {
        String id = setup.read(number).party(side).id();
        return side == Side.BUYER ? tokens.buyer(id) : tokens.seller(id);
    }

    private MvcTestResult post(CaseNumber number, String path, HttpHeaders headers, String body) {
        return http.post()
                .uri("/api/v1/cases/" + number + "/appeals" + path)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
