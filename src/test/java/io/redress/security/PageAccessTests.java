package io.redress.security;

import static io.redress.security.Groups.ADMINISTRATORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.redress.RedressTest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who reads the pages of staff: those who signed in to Tasklist or Cockpit, by the groups they are in now. */
@RedressTest
@Import(ApiAccessTests.Mirror.class)
class PageAccessTests {

    private static final String PERSON = "pat";
    private static final MediaType HTML = MediaType.TEXT_HTML;

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    ProcessEngine engine;

    @Autowired
    IdentityService identity;

    @AfterEach
    void nobody() {
        identity.deleteUser(PERSON);
    }

    @ParameterizedTest
    @CsvSource({
        "mediators,        mediator,        200, 403",
        "mediators-zh,     mediator,        200, 403",
        "senior-mediators, senior_mediator, 200, 403",
        "mediation-leads,  mediation_lead,  200, 200",
        "party-support,    marketplace,     200, 403",
        "analysts,         analyst,         403, 200",
        "deployers,        ,                403, 403",
        "camunda-admin,    marketplace,     403, 200"
    })
    void opensWhatTheGroupIsFor(String group, String role, int desk, int insight) {
        MockHttpSession session = signedIn(group);

        assertThat(get("/desk/who", session)).hasStatus(desk);
        assertThat(get("/insight/who", session)).hasStatus(insight);
        if (role != null) {
            assertThat(get(desk == 200 ? "/desk/who" : "/insight/who", session))
                    .bodyJson()
                    .hasPathSatisfying("role", actual -> assertThat(actual).isEqualTo(role))
                    .hasPathSatisfying("id", actual -> assertThat(actual).isEqualTo(PERSON));
        }
    }

    @Test
    void theHighestGroupMakesTheRole() {
        assertThat(get("/desk/who", signedIn("party-support", "mediators", "senior-mediators")))
                .bodyJson()
                .hasPathSatisfying("role", role -> assertThat(role).isEqualTo("senior_mediator"));
    }

    @Test
    void saysToOthersWhomItIsFor() {
        assertThat(get("/desk/who", signedIn("analysts")))
                .hasStatus(403)
                .hasContentTypeCompatibleWith(HTML)
                .bodyText()
                .contains("The desk is for those who decide cases", "forbidden", "page-", "icon-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/who", "/desk/cases/RC-1", "/insight", "/insight/who"})
    void tellsWhoHasNotSignedInWhereToDoSo(String path) {
        for (MockHttpSession session : List.of(new MockHttpSession(), WebSessions.of(PERSON, "another-engine"))) {
            assertThat(get(path, session))
                    .hasStatus(401)
                    .hasContentTypeCompatibleWith(HTML)
                    .bodyText()
                    .contains("Sign in to Tasklist", "href=\"/camunda/app/tasklist/\"");
        }
        assertThat(http.post().uri(path)).hasStatus(401);
    }

    @Test
    void aTokenOfTheApiOpensNoPage() {
        assertThat(http.get().uri("/desk/who").headers(tokens.staff(Role.MEDIATION_LEAD, "lena")))
                .hasStatus(401);
    }

    @Test
    void aSessionOpensNothingOfTheApi() {
        assertThat(get("/api/v1/who", signedIn("mediation-leads"))).hasStatus(401);
    }

    @Test
    void whoLeavesTheGroupIsShutOutAtOnce() {
        MockHttpSession session = signedIn("mediators", ADMINISTRATORS);
        assertThat(get("/desk/who", session)).hasStatusOk();

        identity.deleteMembership(PERSON, "mediators");

        assertThat(get("/desk/who", session)).hasStatus(403);
        assertThat(get("/insight/who", session)).hasStatusOk();
        identity.deleteUser(PERSON);
        assertThat(get("/insight/who", session)).hasStatus(403);
    }

    @Test
    void theSessionOfTasklistStaysAsItIs() {
        MockHttpSession session = signedIn("mediators");
        String id = session.getId();

        assertThat(get("/desk/who", session)).hasStatusOk();

        assertThat(session.getId()).isEqualTo(id);
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void whatAnotherSiteSendsIsRefused() {
        MockHttpSession session = signedIn("mediators");

        assertThat(http.post().uri("/desk/who").session(session))
                .hasStatus(403)
                .hasContentTypeCompatibleWith(HTML)
                .bodyText()
                .contains("not sent from a page of ours", "Nothing was changed");
        assertThat(http.post().uri("/desk/who").session(session).with(csrf().useInvalidToken()))
                .hasStatus(403);
        assertThat(http.post().uri("/desk/who").session(session).with(csrf())).hasStatusOk();
    }

    @Test
    void pagesTakeNothingFromElsewhereAndAreShownWithinOursOnly() {
        MockHttpSession session = signedIn("mediators");
        MockHttpServletResponse page = get("/desk/who", session).getResponse();

        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(page.getHeader("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        assertThat(http.get().uri("/desk/who").secure(true).session(session))
                .containsHeader("Strict-Transport-Security");
    }

    @Test
    void stylesAreKeptByBrowsersAndOpenToAll() {
        MvcTestResult style = http.get().uri("/desk/assets/page.css").exchange();

        assertThat(style).hasStatusOk().hasContentTypeCompatibleWith("text/css");
        assertThat(style.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("max-age=31536000", "public");
        assertThat(http.get().uri("/desk/assets/nothing.css")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({"/desk/nothing, 404, not-found", "/desk/fails, 500, internal-error", "/desk/refuses, 403, forbidden"})
    void tellsEveryFailureAsAPage(String path, int status, String code) {
        assertThat(get(path, signedIn("mediators")))
                .hasStatus(status)
                .hasContentTypeCompatibleWith(HTML)
                .bodyText()
                .contains("<h1>", code)
                .doesNotContain("Exception", "io.redress", "<script>");
    }

    private MvcTestResult get(String path, MockHttpSession session) {
        return http.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .session(session)
                .exchange();
    }

    /** A session of the web applications, as their sign-in leaves it. */
    private MockHttpSession signedIn(String... groups) {
        if (identity.createUserQuery().userId(PERSON).count() == 0) {
            identity.saveUser(identity.newUser(PERSON));
        }
        for (String group : groups) {
            identity.createMembership(PERSON, group);
        }
        return WebSessions.of(PERSON, engine);
    }
}
