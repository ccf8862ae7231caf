package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

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
        assertThat(get("/camunda/api/engine/engine/default/task").body()).doesNotContain(task);
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
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").containsOnlyOnce("SameSite=Lax"));
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
