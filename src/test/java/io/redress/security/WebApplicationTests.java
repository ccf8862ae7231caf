package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.time.Sandbox;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist, Cockpit and Admin over real HTTP, as a browser talks to them. */
@Tag("webapps")
@RedressTest(
        properties = {
            "redress.demo=true",
            "redress.demo-data=false",
            "camunda.bpm.generic-properties.properties.standalone-tasks-enabled=true"
        })
class WebApplicationTests {

    private static final String PASSWORD = "Nine-lamps-4-two";

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    ServletContext servlets;

    @Autowired
    Sandbox sandbox;

    private WebAppSession session;
    private String task;

    @BeforeEach
    void aTaskForMediators() {
        session = new WebAppSession(port);
        Task made = tasks.newTask();
        made.setName("Mediate");
        tasks.saveTask(made);
        task = made.getId();
        tasks.addCandidateGroup(task, Groups.MEDIATORS);
    }

    @AfterEach
    void noTask() {
        tasks.deleteTask(task, true);
        identity.deleteUser("pia");
    }

    @ParameterizedTest
    @CsvSource({
        "mia,  mia,   tasklist, 200",
        "mia,  mia,   cockpit,  403",
        "mia,  mia,   admin,    403",
        // Not mia, since the engine lets nobody in for some seconds after a wrong password.
        "omar, wrong, tasklist, 401",
        "lena, lena,  cockpit,  200",
        "ana,  ana,   cockpit,  200",
        "admin, admin, admin,   200"
    })
    void letsInWhoBelongsThere(String person, String password, String application, int status) throws Exception {
        assertThat(signIn(person, password, application).statusCode()).isEqualTo(status);
    }

    @Test
    void everyPageMayRunItsOwnScriptsHoweverManyAreAskedForAtOnce() {
        HttpRequest page = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/"))
                .build();
        List<HttpResponse<String>> pages = IntStream.range(0, 300)
                .mapToObj(any -> session.browser().sendAsync(page, HttpResponse.BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(pages).allSatisfy(answer -> {
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            String nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
            assertThat(answer.body()).contains("<script").contains("nonce=\"" + nonce + "\"");
        });
    }

    @Test
    void aMediatorClaimsAndCompletesATaskOfTheGroup() throws Exception {
        signIn("mia", "mia", "tasklist");

        assertThat(post("/camunda/api/engine/engine/default/task/" + task + "/claim", "{\"userId\":\"mia\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(post("/camunda/api/engine/engine/default/task/" + task + "/assignee", "{\"userId\":\"omar\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/camunda/api/engine/engine/default/task/" + task + "/complete", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void aMediatorNeitherStartsProcessesNorMakesTasksNorSavesFilters() throws Exception {
        signIn("mia", "mia", "tasklist");

        assertThat(post("/camunda/api/engine/engine/default/process-definition/key/returnCase/start", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/camunda/api/engine/engine/default/task/create", "{\"name\":\"Tea\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(
                                "/camunda/api/engine/engine/default/filter/create",
                                "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${1}\"}}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void whoHasSignedInToTasklistReadsThePagesOfStaff() throws Exception {
        assertThat(get("/desk/nothing").statusCode()).isEqualTo(401);

        signIn("mia", "mia", "tasklist");

        assertThat(get("/desk/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/insight/nothing").statusCode()).isEqualTo(403);
        // What a page asks for at once has the same cookie.
        assertThat(get("/desk/nothing").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void othersDoNotSeeTheTask() throws Exception {
        signIn("sofia", "sofia", "tasklist");

        assertThat(get("/camunda/api/engine/engine/default/task/" + task).statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(get("/camunda/api/engine/engine/default/task?maxResults=100").body())
                .doesNotContain(task);
    }

    @Test
    void nobodyMakesHimselfTheFirstAdministrator() throws Exception {
        get("/camunda/app/admin/default/");

        assertThat(post(
                                "/camunda/api/admin/setup/default/user/create",
                                "{\"profile\":{\"id\":\"eve\"},\"credentials\":{\"password\":\"eve\"}}")
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void aRequestWithoutTheTokenAgainstForgeryIsRefused() throws Exception {
        signIn("mia", "mia", "tasklist");

        HttpRequest forged = request("/camunda/api/engine/engine/default/task/" + task + "/claim")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"mia\"}"))
                .build();
        assertThat(session.browser().send(forged, BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void pagesAreKeptFromFramesAndForeignScripts() throws Exception {
        HttpResponse<String> page = get("/camunda/app/tasklist/default/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy"))
                .containsPattern("script-src 'nonce-[\\w-]+' 'strict-dynamic';")
                .contains(
                        "default-src 'self'",
                        "base-uri 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "object-src 'none'")
                .doesNotContain("unsafe-eval", "https:", "http:", "*")
                .containsOnlyOnce("unsafe-inline");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(page.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").containsOnlyOnce("SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/default/",
                "/camunda/lib/deps.js",
                "/camunda/api/engine/engine/",
                "/camunda/nothing",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/actuator/health",
                "/oauth2/jwks",
                "/engine-rest/engine",
                "/api/v1/cases",
                "/desk/assets/page.css",
                "/desk/queue",
                "/nothing"
            })
    void everyAnswerTellsBrowsersTheSame(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        if (!path.matches("/camunda/(lib|nothing).*|/desk/assets.*")) {
            assertThat(header(answer, "Cache-Control")).contains("no-store");
        }
        if (!path.startsWith("/camunda/lib") && !path.equals("/camunda/nothing")) {
            assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors");
        }
    }

    @Test
    void aSignInMakesANewSessionAndASignOutEndsIt() throws Exception {
        get("/camunda/app/tasklist/default/");
        String before = session.cookie("JSESSIONID");
        signIn("mia", "mia", "tasklist");
        String after = session.cookie("JSESSIONID");

        assertThat(after).isNotEqualTo(before);
        assertThat(get("/desk/nothing").statusCode()).isEqualTo(404);
        assertThat(withCookie(before)).isEqualTo(401);
        assertThat(withCookie(after)).isEqualTo(404);

        assertThat(post("/camunda/api/admin/auth/user/default/logout", "").statusCode())
                .isEqualTo(200);

        assertThat(withCookie(after)).isEqualTo(401);
        assertThat(get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionOfNobodysChoosingIsMadeUpByNobody() throws Exception {
        assertThat(withCookie("0123456789ABCDEF0123456789ABCDEF")).isEqualTo(401);
        assertThat(get("/camunda/app/tasklist/default/;jsessionid=0123456789ABCDEF0123456789ABCDEF")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSessionEndsWhenNothingIsDoneForHalfAnHour() {
        assertThat(servlets.getSessionTimeout()).isEqualTo(30);
        assertThat(servlets.getEffectiveSessionTrackingModes()).containsExactly(SessionTrackingMode.COOKIE);
        assertThat(servlets.getSessionCookieConfig().isHttpOnly()).isTrue();
    }

    @Test
    void whoIsTakenOutOfTheGroupLosesWhatItOpenedInTasklistToo() throws Exception {
        session = person("pia");
        assertThat(get("/camunda/api/engine/engine/default/task/" + task).statusCode())
                .isEqualTo(200);

        identity.deleteMembership("pia", Groups.MEDIATORS);
        sandbox.advance(Duration.ofSeconds(11));

        assertThat(get("/camunda/api/engine/engine/default/task/" + task).statusCode())
                .isEqualTo(404);
        identity.deleteUser("pia");
        sandbox.advance(Duration.ofSeconds(11));
        assertThat(get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "alllowercase", "ALLUPPER1234", "pam-Pam-123456"})
    void aWeakPasswordIsRefused(String password) throws Exception {
        session.signIn("admin", "admin", "admin");

        HttpResponse<String> answer = post(
                "/camunda/api/engine/engine/default/user/create",
                "{\"profile\":{\"id\":\"pam\",\"firstName\":\"Pam\"},\"credentials\":{\"password\":\"%s\"}}"
                        .formatted(password));

        assertThat(answer.body()).contains("Password does not match policy");
        assertThat(identity.createUserQuery().userId("pam").count()).isZero();
    }

    @Test
    void aWrongPasswordTellsNothingOfThePerson() throws Exception {
        person("pia");
        HttpResponse<String> known = new WebAppSession(port).signIn("pia", "wrong", "tasklist");
        HttpResponse<String> locked = new WebAppSession(port).signIn("pia", "wrong", "tasklist");
        HttpResponse<String> unknown = new WebAppSession(port).signIn("nobody", "wrong", "tasklist");

        assertThat(List.of(known.statusCode(), locked.statusCode(), unknown.statusCode()))
                .containsOnly(401);
        assertThat(List.of(locked.body(), unknown.body())).containsOnly(known.body());
    }

    @Test
    void whoGuessesAPasswordHasToWait() throws Exception {
        person("pia");
        assertThat(new WebAppSession(port).signIn("pia", "wrong", "tasklist").statusCode())
                .isEqualTo(401);

        assertThat(new WebAppSession(port).signIn("pia", PASSWORD, "tasklist").statusCode())
                .as("the right one, at once")
                .isEqualTo(401);
        sandbox.advance(Duration.ofSeconds(4));
        assertThat(new WebAppSession(port).signIn("pia", PASSWORD, "tasklist").statusCode())
                .as("after three seconds")
                .isEqualTo(200);
    }

    @Test
    void whoeverSaysToComeFromElsewhereIsNotBelieved() throws Exception {
        HttpResponse<String> answer = session.send(session.request("/")
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=192.0.2.7;host=evil.example;proto=https")
                .GET());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "Location")).isEqualTo("/camunda/app/welcome/");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void theNameThatACallerGivesThisServerIsNotSentBack() throws Exception {
        try (Socket connection = new Socket("127.0.0.1", port)) {
            connection
                    .getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
        }
    }

    private WebAppSession person(String name) throws Exception {
        User person = identity.newUser(name);
        person.setPassword(PASSWORD);
        identity.saveUser(person);
        identity.createMembership(name, Groups.MEDIATORS);
        WebAppSession own = new WebAppSession(port);
        own.signIn(name, PASSWORD, "tasklist");
        return own;
    }

    /** What a page of staff answers to whoever has this cookie and nothing else. */
    private int withCookie(String id) throws Exception {
        HttpRequest page = session.request("/desk/nothing")
                .header("Cookie", "JSESSIONID=" + id)
                .build();
        return HttpClient.newHttpClient().send(page, BodyHandlers.discarding()).statusCode();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> signIn(String person, String password, String application) throws Exception {
        return session.signIn(person, password, application);
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return session.post(path, json);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return session.get(path);
    }

    private HttpRequest.Builder request(String path) {
        return session.request(path);
    }
}
