package io.redress.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.database.CommitCounter;
import io.redress.database.CommitCounter.Work;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The page as it is sent; how it looks, InsightTests see in a browser. */
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class InsightPageTests {

    /** One to find the groups of who asks; open cases, decisions, outcomes, money, returns, sellers, product lines. */
    private static final int STATEMENTS = 8;

    private static final String SCRIPT = "<script>alert('x')</script>";

    @Autowired
    MockMvcTester http;

    @Autowired
    CommitCounter database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ProcessEngine engine;

    @AfterEach
    void empty() {
        KnownCases.removeAll(jdbc);
    }

    @ParameterizedTest
    @CsvSource({"lena, 200", "ana, 200", "admin, 200", "mia, 403", "omar, 403", "sofia, 403", "dev, 403"})
    void isForLeadsAnalystsAndAdministrators(String person, int status) {
        assertThat(get(person, "/insight")).hasStatus(status);
        assertThat(get(person, "/insight/money-awarded.csv")).hasStatus(status);
    }

    @Test
    void nobodyElseReadsIt() {
        assertThat(http.get().uri("/insight")).hasStatus(401);
        assertThat(http.get().uri("/insight/open-by-age.csv")).hasStatus(401);
    }

    @Test
    void asksTheSameFewQuestionsHoweverManyCasesThereAre() {
        assertThat(statements()).hasSize(STATEMENTS);
        for (int more = 0; more < 30; more++) {
            KnownCases.opened(jdbc, "2020-01-01T00:00:00Z").of("S-" + more).about(1, "LAMPS", "TOYS");
        }
        assertThat(statements()).hasSize(STATEMENTS);
    }

    private List<String> statements() {
        Work work = database.of(() -> assertThat(get("lena", "/insight?from=2020-01-01&to=2020-12-31"))
                .hasStatusOk());
        assertThat(work.writing()).hasValue(0);
        return work.statements();
    }

    @Test
    void whatSomebodyWroteIsShownAsText() {
        KnownCases.opened(jdbc, "2020-01-01T00:00:00Z")
                .of("S-\"><img src=x onerror=alert(1)>")
                .about(1, SCRIPT, "=HYPERLINK(\"http://x\")");

        String page = text(get("lena", "/insight?from=2020-01-01&to=2020-12-31"));

        assertThat(page).contains("&lt;script&gt;alert(", "&lt;img src=x").doesNotContain("<script", "<img");
        assertThat(text(get("lena", "/insight/returns-by-product-line.csv?from=2020-01-01&to=2020-12-31")))
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\",DAMAGED,1,1")
                .contains(SCRIPT);
    }

    @Test
    void aFilterIsKeptInTheFormAndInTheFiles() {
        KnownCases.opened(jdbc, "2020-03-01T00:00:00Z")
                .of("S-KEPT")
                .on("OFFLINE")
                .about(1, "LAMPS");

        String page =
                text(get("ana", "/insight?from=2020-03-01&to=2020-03-31&channel=OFFLINE&reason=DAMAGED&seller=S-KEPT"));

        assertThat(page)
                .contains("value=\"2020-03-01\"", "value=\"2020-03-31\"", "value=\"S-KEPT\"")
                .contains("<option value=\"OFFLINE\" selected=\"selected\">Offline</option>")
                .contains("/insight/returns-by-month.csv?from=2020-03-01&amp;to=2020-03-31&amp;channel=OFFLINE"
                        + "&amp;reason=DAMAGED&amp;seller=S-KEPT")
                .contains("UTC");
        assertThat(text(get("ana", "/insight/returns-by-month.csv?from=2020-03-01&to=2020-03-31&seller=S-KEPT")))
                .isEqualTo("\uFEFFMonth,Opened\r\n2020-03,1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-02-01&to=2026-01-01",
                "from=soon",
                "from=1900-01-01",
                "channel=SMOKE",
                "reason=BECAUSE",
                "seller=no+id"
            })
    void tellsWhatCannotBeChosen(String query) {
        assertThat(get("lena", "/insight?" + query)).hasStatusOk().bodyText().contains("role=\"alert\"");
        assertThat(get("lena", "/insight/appeals.csv?" + query)).hasStatus(422);
    }

    @Test
    void aFileIsNamedAfterItsDays() {
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        Map.of(
                        "/insight/appeals.csv?from=2020-01-01&to=2020-12-31",
                        "redress-appeals-2020-01-01-to-2020-12-31.csv",
                        "/insight/open-by-term.csv",
                        "redress-open-by-term-at-" + today + ".csv")
                .forEach((address, name) -> assertThat(get("lena", address))
                        .hasStatusOk()
                        .hasContentTypeCompatibleWith("text/csv")
                        .hasHeader("Content-Disposition", "attachment; filename=\"" + name + "\""));
        assertThat(get("lena", "/insight/nothing.csv")).hasStatus(404);
    }

    @Test
    void everyTableOfThePageIsAFile() {
        String page = text(get("lena", "/insight"));

        List<String> files = Pattern.compile("/insight/([a-z-]+\\.csv)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(files)
                .hasSize(12)
                .doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(get("lena", "/insight/" + file)).hasStatusOk());
    }

    @Test
    void leadsToTheApplicationsThatSomebodyMayOpen() {
        assertThat(text(get("lena", "/insight"))).contains("/camunda/app/cockpit/", "/camunda/app/tasklist/");
        assertThat(text(get("ana", "/insight")))
                .contains("/camunda/app/cockpit/")
                .doesNotContain("/camunda/app/tasklist/");
    }

    private MvcTestResult get(String person, String address) {
        Authentications authentications = new Authentications();
        authentications.addOrReplace(new UserAuthentication(person, engine.getName()));
        MockHttpSession session = new MockHttpSession();
        AuthenticationUtil.updateSession(session, authentications);
        return http.get().uri(URI.create(address)).session(session).exchange();
    }

    private static String text(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
