package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.redress.RedressTest;
import io.redress.tasklist.Chromium;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Staff who sign in at an identity provider, by the whole way there and back. */
@Tag("webapps")
@RedressTest(
        properties = {
            "redress.demo=false",
            "redress.identity-provider.registration=company",
            "redress.identity-provider.person-claim=preferred_username",
            "redress.identity-provider.groups-claim=realm.roles",
            "redress.identity-provider.groups.Schlichter=mediators",
            "spring.security.oauth2.client.registration.company.client-id=" + TestIssuer.CLIENT,
            "spring.security.oauth2.client.registration.company.client-secret=" + TestIssuer.SECRET,
            "spring.security.oauth2.client.registration.company.scope=openid,profile",
            "camunda.bpm.generic-properties.properties.standalone-tasks-enabled=true"
        })
class ProviderSignInTests {

    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    private ProviderBrowser browser;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.client.provider.company.issuer-uri", ISSUER::address);
    }

    @AfterAll
    static void noIssuer() {
        ISSUER.stop();
    }

    @BeforeEach
    void people() {
        ISSUER.admit(port);
        person("mia.moreau", "Mia", "Moreau", "mediators", "party-support", "football");
        person("omar@example.com", "Omar", "Haddad", "Schlichter");
        person("sofia", "Sofia", "Rossi", "senior-mediators");
        person("lena", "Lena", "Lindqvist", "mediation-leads");
        person("ana", "Ana", "Alves", "analysts");
        person("dev", "Dev", "Desai", "deployers");
        person("ada", "Ada", "Byron", "camunda-admin");
        person("frank", "Frank", "Other", "football", "everybody");
        browser = new ProviderBrowser(port, ISSUER);
    }

    @AfterEach
    void honest() {
        ISSUER.honest();
    }

    @ParameterizedTest
    @CsvSource({
        "mia.moreau,       tasklist, 200",
        "mia.moreau,       cockpit,  403",
        "omar@example.com, tasklist, 200",
        "sofia,            tasklist, 200",
        "lena,             cockpit,  200",
        "ana,              cockpit,  200",
        "ana,              tasklist, 403",
        "dev,              cockpit,  200",
        "dev,              admin,    403",
        "ada,              admin,    200"
    })
    void letsInWhoBelongsThere(String person, String application, int status) throws Exception {
        HttpResponse<String> page = browser.signIn(person, "/camunda/app/" + application + "/default/");

        assertThat(browser.api("GET", "/camunda/api/admin/auth/user/default", "application/json", "")
                        .body())
                .contains("\"userId\":\"" + person + "\"")
                .matches(body -> body.contains("\"" + application + "\"") == (status == 200));
        // Who may not use an application is shown its page, and nothing in it, as with a password.
        assertThat(page.uri().getPath()).isEqualTo("/camunda/app/" + application + "/default/");
    }

    @Test
    @DisplayName("the way there carries state, nonce and PKCE; the way back leads to the page that was asked for")
    void goesThereAndBack() throws Exception {
        HttpResponse<String> page = browser.signIn("mia.moreau", TASKLIST + "?from=mail");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo(TASKLIST);
        assertThat(page.uri().getQuery()).contains("from=mail");
        URI asked = browser.way().stream()
                .filter(step -> step.getPath().equals("/oauth2/authorize"))
                .findFirst()
                .orElseThrow();
        assertThat(asked.getQuery())
                .contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256", "response_type=code");
    }

    @Test
    void takesOverTheGroupsThatItKnowsAndTheName() throws Exception {
        browser.signIn("mia.moreau", TASKLIST);

        assertThat(groupsOf("mia.moreau")).containsExactlyInAnyOrder("mediators", "party-support");
        User mia = identity.createUserQuery().userId("mia.moreau").singleResult();
        assertThat(mia.getFirstName() + " " + mia.getLastName()).isEqualTo("Mia Moreau");
        // By the name that the provider has for the group.
        new ProviderBrowser(port, ISSUER).signIn("omar@example.com", TASKLIST);
        assertThat(groupsOf("omar@example.com")).containsExactly("mediators");
    }

    @Test
    void whoeverIsInNoGroupOfOursReadsWhyAndHasNoSession() throws Exception {
        HttpResponse<String> answer = browser.signIn("frank", TASKLIST);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("in none of the groups that work here", "no-group");
        assertThat(identity.createUserQuery().userId("frank").count()).isZero();
        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
        assertThat(browser.next(browser.get(TASKLIST)).orElseThrow().getPath()).startsWith("/camunda/sign-in/");
    }

    @Test
    @DisplayName("who has changed groups at the provider has changed them here with the next sign-in, in every session")
    void theNextSignInMovesSomebody() throws Exception {
        browser.signIn("sofia", TASKLIST);
        assertThat(browser.get("/desk/nothing").statusCode()).isEqualTo(404);

        person("sofia", "Sofia", "Bianchi", "analysts");
        new ProviderBrowser(port, ISSUER).signIn("sofia", TASKLIST);

        assertThat(groupsOf("sofia")).containsExactly("analysts");
        assertThat(identity.createUserQuery().userId("sofia").singleResult().getLastName())
                .isEqualTo("Bianchi");
        assertThat(browser.get("/desk/nothing").statusCode()).isEqualTo(403);
        person("sofia", "Sofia", "Bianchi", "football");
        assertThat(new ProviderBrowser(port, ISSUER).signIn("sofia", TASKLIST).statusCode())
                .isEqualTo(403);
        assertThat(groupsOf("sofia")).isEmpty();
    }

    @Test
    void peopleWorkAsThoseOfTheEngineDo() throws Exception {
        new ProviderBrowser(port, ISSUER).signIn("omar@example.com", TASKLIST);
        browser.signIn("mia.moreau", TASKLIST);
        Task task = tasks.newTask();
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), Groups.MEDIATORS);
        try {
            assertThat(browser.engine("GET", "task?candidateGroup=mediators", "")
                            .body())
                    .contains(task.getId());
            assertThat(browser.engine("POST", "task/" + task.getId() + "/claim", "{\"userId\":\"mia.moreau\"}")
                            .statusCode())
                    .isEqualTo(204);
            ProviderBrowser lead = new ProviderBrowser(port, ISSUER);
            lead.signIn("lena", TASKLIST);
            // A list of all who may decide, also of those who are not here now.
            assertThat(lead.get("/desk/queue").body()).contains("Mia Moreau", "Omar Haddad");
            assertThat(tasks.createTaskQuery().taskAssignee("mia.moreau").count())
                    .isEqualTo(1);
        } finally {
            tasks.deleteTask(task.getId(), true);
        }
    }

    @Test
    void thePagesOfStaffSendToTheSignInAsWell() throws Exception {
        HttpResponse<String> page = browser.signIn("lena", "/desk/queue");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/desk/queue");
    }

    @Test
    void aSignInGetsASessionOfItsOwn() throws Exception {
        browser.get(TASKLIST);
        String before = browser.cookie("JSESSIONID").orElseThrow();

        browser.signIn("mia.moreau", TASKLIST);

        assertThat(browser.cookie("JSESSIONID")).isPresent().get().isNotEqualTo(before);
        ProviderBrowser planted = new ProviderBrowser(port, ISSUER);
        assertThat(planted.get("/camunda/api/admin/auth/user/default", "Cookie", "JSESSIONID=" + before)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("a code is taken once, from the browser that asked for it")
    void takesACodeOnceFromWhoeverAsked() throws Exception {
        URI back = browser.signInUntilSentBack("mia.moreau");

        // Somebody else's browser, as in an attack that signs a victim in as the attacker.
        assertThat(new ProviderBrowser(port, ISSUER).get(back.toString()).statusCode())
                .isEqualTo(401);
        assertThat(browser.get(back.toString().replaceAll("state=[^&]+", "state=guessed"))
                        .statusCode())
                .isEqualTo(401);
        ProviderBrowser second = new ProviderBrowser(port, ISSUER);
        URI whole = second.signInUntilSentBack("mia.moreau");
        assertThat(second.get(whole.toString()).statusCode()).isEqualTo(302);
        HttpResponse<String> again = second.get(whole.toString());
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("sign-in-failed").doesNotContain("Exception", "org.");
    }

    static Stream<Consumer<JwtClaimsSet.Builder>> lies() {
        return Stream.of(
                claims -> claims.issuer("http://127.0.0.1:1"),
                claims -> claims.claim("nonce", "another"),
                claims -> claims.audience(List.of("another")),
                claims -> claims.expiresAt(Instant.now().minus(Duration.ofHours(1)))
                        .issuedAt(Instant.now().minus(Duration.ofHours(2))),
                claims -> claims.subject(""));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void believesNoTokenOfAnotherIssuerOrSignIn(Consumer<JwtClaimsSet.Builder> lie) throws Exception {
        ISSUER.lying(lie);

        assertThat(browser.signIn("mia.moreau", TASKLIST).statusCode()).isEqualTo(401);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"identity-provider", "'../mia'", "'mia moreau'", "'${1+1}'", "''"})
    void takesNobodyWhoseIdTheEngineCannotHold(String id) throws Exception {
        ISSUER.person("strange", claims(id, "Strange", "Id", "mediators"));

        HttpResponse<String> answer = browser.signIn("strange", TASKLIST);

        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(identity.createUserQuery().userId(id).userLastName("Id").count())
                .isZero();
    }

    @Test
    void passwordsOpenNothing() throws Exception {
        ((org.camunda.bpm.engine.impl.IdentityServiceImpl) identity).saveUser(withPassword("old-hand"), true);
        identity.createMembership("old-hand", "camunda-admin");
        try {
            // Also for somebody who is in already, and would be somebody else.
            browser.signIn("mia.moreau", TASKLIST);
            for (String application : List.of("tasklist", "admin", "welcome")) {
                assertThat(browser.api(
                                        "POST",
                                        "/camunda/api/admin/auth/user/default/login/" + application,
                                        "application/x-www-form-urlencoded",
                                        "username=old-hand&password=old-hand")
                                .statusCode())
                        .isEqualTo(403);
            }
            HttpResponse<String> rest = browser.get(
                    "/engine-rest/version",
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString("old-hand:old-hand".getBytes()));
            assertThat(rest.statusCode()).isEqualTo(401);
            assertThat(rest.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        } finally {
            identity.deleteUser("old-hand");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | user/create                        | {"profile":{"id":"eve"},"credentials":{"password":"Zz-9-longer-than-that"}}
            PUT  | user/ana/credentials               | {"password":"Zz-9-longer-than-that","authenticatedUserPassword":"x"}
            PUT  | user/ana/profile                   | {"id":"ana","lastName":"Other"}
            PUT  | group/camunda-admin/members/ana    | {}
            """)
    void nobodyIsMadeOrPromotedHere(String method, String path, String body) throws Exception {
        new ProviderBrowser(port, ISSUER).signIn("ana", "/camunda/app/cockpit/default/");
        browser.signIn("ada", "/camunda/app/admin/default/");

        assertThat(browser.engine(method, path, body).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("whom an administrator takes out is out, though the provider still knows the person")
    void anAdministratorTakesSomebodyOut() throws Exception {
        ProviderBrowser mia = new ProviderBrowser(port, ISSUER);
        mia.signIn("mia.moreau", TASKLIST);
        browser.signIn("ada", "/camunda/app/admin/default/");

        assertThat(browser.engine("DELETE", "user/mia.moreau", "").statusCode()).isEqualTo(204);

        assertThat(mia.get("/desk/nothing").statusCode()).isEqualTo(403);
    }

    @Test
    void aForgedRequestIsRefused() throws Exception {
        browser.signIn("ada", "/camunda/app/admin/default/");

        HttpResponse<String> forged = browser.api(
                "DELETE", "/camunda/api/engine/engine/default/user/nobody", "application/json", "", "guessed");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(browser.engine("DELETE", "user/nobody", "").statusCode()).isNotEqualTo(403);
    }

    @Test
    void whoSignsOutHereSignsOutThere() throws Exception {
        browser.signIn("mia.moreau", TASKLIST);

        // A page elsewhere does not sign anybody out.
        browser.get("/camunda/sign-out", "Sec-Fetch-Site", "cross-site");
        assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);

        HttpResponse<String> left = browser.get("/camunda/sign-out");
        URI there = browser.next(left).orElseThrow();
        assertThat(there.toString()).startsWith(ISSUER.address() + "/connect/logout?id_token_hint=");
        HttpResponse<String> login = browser.follow(left);
        // Not let in again without a word.
        assertThat(login.uri().getPath()).isEqualTo("/login");
        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("in a real browser: sign in, see Tasklist, sign out by its menu, and be at the provider's page")
    void inABrowser() {
        try (Chromium chromium = Chromium.launch()) {
            Page page = chromium.browser().newPage();
            page.navigate("http://localhost:" + port + TASKLIST);
            page.fill("input[name=username]", "mia.moreau");
            page.fill("input[name=password]", "mia.moreau");
            page.click("button[type=submit]");
            page.waitForSelector("li.account >> text=Mia Moreau");
            page.click("li.account >> text=Mia Moreau");
            page.click("li.logout a");
            page.waitForURL(url -> url.startsWith(ISSUER.address() + "/login"));
            assertThat(page.locator("input[name=password]").count()).isEqualTo(1);
        }
    }

    private static void person(String name, String first, String last, String... groups) {
        ISSUER.person(name, claims(name, first, last, groups));
    }

    private static Map<String, Object> claims(String id, String first, String last, String... groups) {
        return Map.of(
                "preferred_username", id,
                "given_name", first,
                "family_name", last,
                "email", UUID.nameUUIDFromBytes(id.getBytes()) + "@example.com",
                "realm", Map.of("roles", List.of(groups)));
    }

    private User withPassword(String name) {
        User user = identity.newUser(name);
        user.setPassword(name);
        return user;
    }

    private List<String> groupsOf(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }
}
