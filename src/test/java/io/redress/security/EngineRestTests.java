package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

/** The engine's own REST API, as Camunda Modeler and a build server call it. */
class EngineRestTests extends EngineTest {

    private static final String BOUNDARY = "redress-boundary";

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    TestTokens tokens;

    @AfterEach
    void withoutTries() {
        for (Deployment tried :
                repository.createDeploymentQuery().deploymentNameLike("A try%").list()) {
            repository.deleteDeployment(tried.getId(), true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Whoever opens Cockpit reads; deployers and administrators also operate.
        "ana,   200, 403",
        "lena,  200, 403",
        "dev,   200, 200",
        "admin, 200, 200",
        "mia,   403, 403",
        "sofia, 403, 403"
    })
    void isOpenByTheGroupsOfWhoeverComesWithAPassword(String person, int reading, int deploying) throws Exception {
        assertThat(get("process-definition", basic(person, person)).statusCode())
                .isEqualTo(reading);
        assertThat(deploy("A try", basic(person, person), model("tryOf" + person))
                        .statusCode())
                .isEqualTo(deploying);
    }

    @ParameterizedTest
    @CsvSource({
        "ANALYST,         200, 403",
        "MEDIATION_LEAD,  200, 403",
        "DEPLOYER,        200, 200",
        "MEDIATOR,        403, 403",
        "SENIOR_MEDIATOR, 403, 403",
        "AUDITOR,         403, 403",
        "MARKETPLACE,     403, 403"
    })
    void isOpenByTheRoleOfAToken(Role role, int reading, int deploying) throws Exception {
        String token = token(tokens.staff(role, "somebody"));

        assertThat(get("process-definition", token).statusCode()).isEqualTo(reading);
        assertThat(deploy("A try", token, model("tryByToken")).statusCode()).isEqualTo(deploying);
    }

    @Test
    void isShutForParties() throws Exception {
        assertThat(get("process-definition", token(tokens.buyer("B-1001"))).statusCode())
                .isEqualTo(403);
        assertThat(get("process-definition", token(tokens.seller("S-2001"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenGivesNoMoreThanItsRoleToWhoeverItNames() throws Exception {
        assertThat(deploy("A try", token(tokens.staff(Role.ANALYST, "admin")), model("tryAsAdmin"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    // Nobody who is asked for elsewhere: the engine makes whoever failed wait.
    @CsvSource({"omar, wrong", "nobody, nobody", "omar, ''"})
    void refusesAWrongPasswordAndSaysWhatOpens(String person, String password) throws Exception {
        HttpResponse<String> answer = get("process-definition", basic(person, password));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).contains("Bearer", "Basic realm=\"Redress\"");
        assertThat(answer.body()).contains("\"code\":\"unauthorized\"");
    }

    @Test
    void refusesATokenThatIsNotOurs() throws Exception {
        assertThat(get("process-definition", "Bearer eyJhbGciOiJub25lIn0.eyJyZWRyZXNzX3JvbGUiOiJkZXBsb3llciJ9.")
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("process-definition", null).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("the session of a browser opens nothing here, so that no page elsewhere can use it")
    void takesNoSession() throws Exception {
        WebAppSession admin = new WebAppSession(port);
        admin.signIn("admin", "admin", "cockpit");

        assertThat(admin.get("/engine-rest/process-definition").statusCode()).isEqualTo(401);
        assertThat(get("version", basic("ana", "ana")).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "POST,   task/*/complete",
        "POST,   task/*/claim",
        "GET,    task",
        "GET,    task/*/variables",
        "POST,   task/*/bpmnError",
        "PUT,    process-instance/*/variables/decision",
        "POST,   process-instance/*/modification",
        "DELETE, process-instance/*",
        "POST,   process-instance/delete",
        "POST,   process-instance/variables-async",
        "POST,   process-instance/message-async",
        "POST,   process-definition/key/returnCase/start",
        "POST,   process-definition/key/returnCase/submit-form",
        "DELETE, process-definition/key/returnCase/delete",
        "POST,   message",
        "POST,   signal",
        "POST,   condition",
        "POST,   execution/*/signal",
        "POST,   external-task/fetchAndLock",
        "POST,   decision-definition/key/freight/evaluate",
        "PUT,    job/*/duedate",
        "POST,   job/*/execute",
        "GET,    job/*/stacktrace",
        "GET,    history/job-log/*/stacktrace",
        "POST,   history/cleanup",
        "DELETE, history/process-instance/*",
        "GET,    history/variable-instance",
        "DELETE, deployment/*",
        "POST,   deployment/*/redeploy",
        "GET,    user",
        "POST,   user/create",
        "POST,   identity/verify",
        "GET,    authorization",
        "POST,   authorization/create",
        "POST,   filter/create",
        "GET,    metrics",
        "GET,    engine/default/task",
        "POST,   engine/default/deployment/create",
        "GET,    telemetry/data",
        "GET,    openapi.json"
    })
    void whatIsNotListedIsShutForAdministratorsToo(String method, String path) throws Exception {
        HttpResponse<String> answer =
                send(method, path.replace("*", "any"), basic("admin", "admin"), "application/json", "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"engine-resource-closed\"");
    }

    @ParameterizedTest
    @CsvSource({
        "version",
        "engine",
        "deployment",
        "process-definition/key/returnCase/xml",
        "process-instance",
        "process-instance/count",
        "incident",
        "job",
        "job-definition",
        "batch",
        "decision-definition",
        "decision-requirements-definition",
        "history/process-instance?maxResults=5",
        "history/activity-instance?maxResults=5",
        "history/job-log?maxResults=5"
    })
    void analystsReadWhatRuns(String path) throws Exception {
        assertThat(get(path, basic("ana", "ana")).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeployerRetriesSuspendsAndPlansAMigration() throws Exception {
        Task waiting = dispute();
        String instance = "process-instance/" + waiting.getProcessInstanceId();

        assertThat(send("PUT", instance + "/suspended", basic("dev", "dev"), "application/json", "{\"suspended\":true}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(
                                "PUT",
                                instance + "/suspended",
                                basic("dev", "dev"),
                                "application/json",
                                "{\"suspended\":false}")
                        .statusCode())
                .isEqualTo(204);
        String job = jdbc.sql("select id_ from act_ru_job where process_instance_id_ = ? limit 1")
                .param(waiting.getProcessInstanceId())
                .query(String.class)
                .single();
        assertThat(send("PUT", "job/" + job + "/retries", basic("dev", "dev"), "application/json", "{\"retries\":3}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(
                                "POST",
                                "migration/generate",
                                basic("dev", "dev"),
                                "application/json",
                                "{\"sourceProcessDefinitionId\":\"%1$s\",\"targetProcessDefinitionId\":\"%1$s\"}"
                                        .formatted(waiting.getProcessDefinitionId()))
                        .statusCode())
                .isEqualTo(200);
        // An analyst comes as far as reading it.
        assertThat(get(instance, basic("ana", "ana")).body()).contains(waiting.getProcessInstanceId());
    }

    @Test
    @DisplayName("who deployed what is on record, by whichever way it came")
    void keepsWhoDeployed() throws Exception {
        HttpResponse<String> answer = deploy("A try with a name", basic("dev", "dev"), model("tryOnRecord"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, Object> kept = jdbc.sql(
                        "select name, source, deployed_by, resources::text from model_deployment where name = 'A try with a name'")
                .query()
                .singleRow();
        assertThat(kept)
                .containsEntry("source", "Camunda Modeler")
                .containsEntry("deployed_by", "dev")
                .containsEntry("resources", "{try.bpmn}");
        assertThat(jdbc.sql("select count(*) from model_deployment where name = 'redress' and deployed_by is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyDeploysUnderTheNameOfTheProgram() throws Exception {
        long before = repository.createDeploymentQuery().count();

        HttpResponse<String> answer = deploy("redress", basic("dev", "dev"), model("tryAsProgram"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("'redress' is the name of what the program brings along");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("what is wrong with a model is told where it is wrong, as Camunda Modeler shows it")
    void tellsWhatIsWrongWithAModel() throws Exception {
        HttpResponse<String> answer = deploy(
                "A try",
                basic("dev", "dev"),
                model("tryBroken").replace("targetRef=\"end_tryBroken\"", "targetRef=\"x\""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\"", "\"details\"", "try.bpmn", "\"line\"");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            GET  | process-instance/none                   |                               | 404
            GET  | process-instance?sortBy=x&sortOrder=asc |                               | 400
            GET  | job?dueDates=%F0                        |                               | 400
            GET  | history/process-instance?startedBefore=now |                            | 400
            POST | migration/generate                      | {                             | 400
            POST | migration/generate                      | {"sourceProcessDefinitionId":[]} | 400
            POST | migration/execute                       | {"migrationPlan":null}        | 400
            PUT  | job/none/retries                        | {"retries":"many"}            | 400
            PUT  | process-instance/none/suspended         | {"suspended":                 | 400
            """)
    void tellsFailuresWithoutItsInnerLife(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer =
                send(method, path, basic("admin", "admin"), "application/json", body == null ? "" : body);

        assertThat(answer.body())
                .doesNotContain("org.", "java.", "ENGINE-", "Exception", "select ", "ACT_", "\\n\\tat", "\tat ")
                .contains("\"code\":");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return send("GET", path, authorization, null, "");
    }

    private HttpResponse<String> deploy(String name, String authorization, String model) throws Exception {
        String body = part("deployment-name", null, name)
                + part("deployment-source", null, "Camunda Modeler")
                + part("enable-duplicate-filtering", null, "true")
                + part("try.bpmn", "try.bpmn", model)
                + "--" + BOUNDARY + "--\r\n";
        return send("POST", "deployment/create", authorization, "multipart/form-data; boundary=" + BOUNDARY, body);
    }

    private static String part(String name, String file, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream")
                + "\r\n\r\n" + content + "\r\n";
    }

    private HttpResponse<String> send(String method, String path, String authorization, String contentType, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/engine-rest/" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        if (contentType != null) {
            request.header(HttpHeaders.CONTENT_TYPE, contentType);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String token(HttpHeaders headers) {
        return List.copyOf(headers.get(HttpHeaders.AUTHORIZATION)).get(0);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
