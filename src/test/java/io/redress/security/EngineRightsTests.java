package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each group gets at with the session of a web application, beside what its pages ask for. */
class EngineRightsTests extends EngineTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    /** Whom nobody gets at stays for the next to try. */
    private static Task untouched;

    private Task waiting;

    @BeforeEach
    void aDispute() {
        if (untouched == null) {
            untouched = dispute();
        }
        waiting = untouched;
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            mia  | PUT    | process-instance/{process}/variables/decision    | {"value":"DENIED","type":"String"}
            mia  | POST   | process-instance/{process}/variables             | {"modifications":{"mediation":{"value":"DECIDED"}}}
            mia  | PUT    | task/{task}/variables/decision                   | {"value":"DENIED","type":"String"}
            mia  | PUT    | task/{task}/localVariables/offeredTo             | {"value":"mediators","type":"String"}
            mia  | POST   | task/{task}/bpmnError                            | {"errorCode":"x"}
            mia  | POST   | task/{task}/bpmnEscalation                       | {"escalationCode":"x"}
            mia  | POST   | task/{task}/resolve                              | {}
            mia  | POST   | task/{task}/delegate                             | {"userId":"omar"}
            mia  | DELETE | task/{task}                                      |
            mia  | POST   | process-instance/{process}/modification          | {"instructions":[{"type":"cancel","activityId":"task_mediateDispute"}]}
            mia  | DELETE | process-instance/{process}                       |
            mia  | POST   | process-instance/delete                          | {"processInstanceIds":["{process}"]}
            mia  | POST   | process-definition/key/returnCase/start          | {}
            mia  | POST   | process-definition/key/returnCase/submit-form    | {"variables":{}}
            mia  | POST   | filter/create                                    | {"resourceType":"Task","name":"x","query":{}}
            mia  | POST   | deployment/create                                | {}
            mia  | DELETE | deployment/{deployment}                          |
            mia  | POST   | decision-definition/key/freight/evaluate         | {"variables":{}}
            mia  | POST   | message                                          | {"messageName":"withdrawal","businessKey":"{case}"}
            mia  | POST   | signal                                           | {"name":"x"}
            mia  | POST   | condition                                        | {"variables":{}}
            mia  | PUT    | job/{job}/duedate                                | {"duedate":null}
            mia  | POST   | job/{job}/execute                                | {}
            mia  | PUT    | job/{job}/retries                                | {"retries":0}
            mia  | POST   | external-task/fetchAndLock                       | {"workerId":"x","maxTasks":1,"topics":[]}
            mia  | POST   | execution/{process}/signal                       | {}
            mia  | PUT    | process-definition/key/returnCase/suspended      | {"suspended":true}
            mia  | POST   | history/cleanup                                  | {}
            mia  | DELETE | history/process-instance/{process}               |
            mia  | POST   | user/create                                      | {"profile":{"id":"eve"},"credentials":{"password":"Zz-9-longer-than-that"}}
            mia  | PUT    | group/camunda-admin/members/mia                  |
            mia  | POST   | authorization/create                             | {"type":1,"permissions":["ALL"],"userId":"mia","resourceType":7,"resourceId":"*"}
            mia  | POST   | identity/verify                                  | {"username":"admin","password":"admin"}
            ana  | PUT    | process-instance/{process}/variables/decision    | {"value":"DENIED","type":"String"}
            ana  | POST   | deployment/create                                | {}
            ana  | PUT    | process-instance/{process}/suspended             | {"suspended":true}
            ana  | POST   | task/{task}/claim                                | {"userId":"ana"}
            ana  | POST   | task/{task}/complete                             | {}
            ana  | DELETE | process-instance/{process}                       |
            ana  | POST   | migration/execute                                | {"migrationPlan":{"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}","instructions":[]},"processInstanceIds":["{process}"]}
            dev  | PUT    | process-instance/{process}/variables/decision    | {"value":"DENIED","type":"String"}
            dev  | POST   | process-instance/{process}/modification          | {"instructions":[{"type":"cancel","activityId":"task_mediateDispute"}]}
            dev  | DELETE | process-instance/{process}                       |
            dev  | DELETE | deployment/{deployment}                          |
            dev  | POST   | process-definition/key/returnCase/start          | {}
            dev  | POST   | task/{task}/claim                                | {"userId":"dev"}
            dev  | POST   | message                                          | {"messageName":"withdrawal","businessKey":"{case}"}
            lena | PUT    | process-instance/{process}/variables/decision    | {"value":"DENIED","type":"String"}
            lena | POST   | deployment/create                                | {}
            lena | POST   | process-definition/key/returnCase/start          | {}
            lena | PUT    | group/camunda-admin/members/lena                 |
            """)
    void refuses(String person, String method, String path, String body) throws Exception {
        String before = state();

        HttpResponse<String> answer = send(signedIn(person), method, path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} does not find {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # of another group
            sofia | task/{task}
            sofia | task/{task}/variables
            sofia | task/{task}/form-variables
            sofia | task/{task}/identity-links
            sofia | process-instance/{process}
            sofia | process-instance/{process}/variables
            sofia | history/process-instance/{process}
            # of the own group, but not the case's process
            mia   | process-instance/{process}
            mia   | process-instance/{process}/variables/mediatorGroups
            mia   | history/process-instance/{process}
            mia   | job/{job}
            mia   | deployment/{deployment}
            mia   | user/omar/profile
            mia   | authorization
            ana   | user/mia/profile
            """)
    void showsNothingOf(String person, String path) throws Exception {
        HttpResponse<String> answer = send(signedIn(person), "GET", path, null);

        if (answer.statusCode() == 200) {
            // A list without anything of it.
            assertThat(answer.body()).isEqualTo("[]");
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404, 500);
            assertThat(answer.body()).doesNotContain("businessKey", "example.com", "\"value\"");
        }
    }

    @Test
    void listsOnlyWhatIsOnesOwn() throws Exception {
        WebAppSession sofia = signedIn("sofia");
        WebAppSession mia = signedIn("mia");

        assertThat(send(sofia, "GET", "task?processInstanceBusinessKey=" + number(), null)
                        .body())
                .isEqualTo("[]");
        assertThat(send(mia, "GET", "task?processInstanceBusinessKey=" + number(), null)
                        .body())
                .contains(waiting.getId());
        assertThat(send(mia, "GET", "variable-instance?processInstanceIdIn=" + waiting.getProcessInstanceId(), null)
                        .body())
                .isEqualTo("[]");
        assertThat(send(mia, "GET", "history/task?processInstanceId=" + waiting.getProcessInstanceId(), null)
                        .body())
                .isEqualTo("[]");
        assertThat(send(mia, "GET", "user", null).body()).contains("mia").doesNotContain("omar", "admin");
    }

    @Test
    void othersTasksAreNeitherClaimedNorCompleted() throws Exception {
        waiting = dispute();
        WebAppSession sofia = signedIn("sofia");

        assertThat(send(sofia, "POST", "task/{task}/claim", "{\"userId\":\"sofia\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(sofia, "POST", "task/{task}/complete", "{}").statusCode())
                .isEqualTo(403);
        // One's own group's, but taken by a colleague.
        send(signedIn("mia"), "POST", "task/{task}/claim", "{\"userId\":\"mia\"}");
        assertThat(send(signedIn("omar"), "POST", "task/{task}/claim", "{\"userId\":\"omar\"}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(tasks.createTaskQuery()
                        .taskId(waiting.getId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo("mia");
    }

    @ParameterizedTest
    @CsvSource({"complete", "submit-form"})
    @DisplayName("with a task its form is handed in, and no variable that the diagram branches on")
    void aFormHasItsFieldsAndNoOthers(String command) throws Exception {
        waiting = dispute();
        WebAppSession mia = signedIn("mia");
        send(mia, "POST", "task/{task}/claim", "{\"userId\":\"mia\"}");
        String before = state();

        for (String variable :
                new String[] {"decision", "mediation", "secondSignature", "deadlines", "signatoryGroups"}) {
            HttpResponse<String> answer = send(mia, "POST", "task/{task}/" + command, """
                    {"variables":{"nextStep":{"value":"DECIDE"},"remedyType":{"value":"NO_REMEDY"},
                     "fault":{"value":"BUYER"},"reasons":{"value":"The photos show whole lamps in their box."},
                     "%s":{"value":"DECIDED"}}}""".formatted(variable));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("unknown-field", variable);
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void analystsAndDeployersReadInCockpit() throws Exception {
        for (String person : new String[] {"ana", "dev", "lena"}) {
            WebAppSession session = signedIn(person);

            assertThat(send(session, "GET", "process-instance/{process}", null).body())
                    .contains(waiting.getProcessInstanceId());
            assertThat(send(
                                    session,
                                    "POST",
                                    "history/process-instance",
                                    "{\"processInstanceBusinessKey\":\"" + number() + "\"}")
                            .body())
                    .contains(waiting.getProcessInstanceId());
        }
    }

    @Test
    void anAdministratorMakesAPersonAndTakesItOut() throws Exception {
        WebAppSession admin = signedIn("admin");

        assertThat(send(
                                admin,
                                "POST",
                                "user/create",
                                "{\"profile\":{\"id\":\"newcomer\",\"lastName\":\"Newman\"},\"credentials\":{\"password\":\"Zz-9-longer-than-that\"}}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(admin, "PUT", "group/mediators/members/newcomer", "").statusCode())
                .isEqualTo(204);
        assertThat(send(admin, "DELETE", "group/mediators/members/newcomer", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(admin, "DELETE", "user/newcomer", null).statusCode()).isEqualTo(204);
    }

    private WebAppSession signedIn(String person) throws Exception {
        WebAppSession session = new WebAppSession(port);
        String application = switch (person) {
            case "ana", "dev" -> "cockpit";
            case "admin" -> "admin";
            default -> "tasklist";
        };
        assertThat(session.signIn(person, person, application).statusCode()).isEqualTo(200);
        return session;
    }

    private HttpResponse<String> send(WebAppSession session, String method, String path, String body) throws Exception {
        if (path.equals("deployment/create")) {
            return session.send(session.guarded(ENGINE + path)
                    .header("Content-Type", "multipart/form-data; boundary=part")
                    .POST(BodyPublishers.ofString("""
                            --part\r
                            Content-Disposition: form-data; name="try.bpmn"; filename="try.bpmn"\r
                            \r
                            %s\r
                            --part--\r
                            """.formatted(model("tryFromCockpit")))));
        }
        return session.send(session.guarded(ENGINE + filled(path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(filled(body))));
    }

    private String filled(String text) {
        return text.replace("{task}", waiting.getId())
                .replace("{process}", waiting.getProcessInstanceId())
                .replace("{definition}", waiting.getProcessDefinitionId())
                .replace("{case}", number())
                .replace(
                        "{deployment}",
                        repository
                                .createDeploymentQuery()
                                .deploymentName("redress")
                                .list()
                                .get(0)
                                .getId())
                .replace(
                        "{job}",
                        jdbc.sql("select id_ from act_ru_job where process_instance_id_ = ? limit 1")
                                .param(waiting.getProcessInstanceId())
                                .query(String.class)
                                .single());
    }

    private String number() {
        return jdbc.sql("select business_key_ from act_ru_execution where id_ = ?")
                .param(waiting.getProcessInstanceId())
                .query(String.class)
                .single();
    }

    /** Everything of the process that an attack could have moved. */
    private String state() {
        return jdbc.sql("""
                        select (select string_agg(concat_ws(':', id_, assignee_, suspension_state_), ',' order by id_)
                                  from act_ru_task where proc_inst_id_ = :process)
                            || (select string_agg(concat_ws(':', name_, text_, long_), ',' order by name_, id_)
                                  from act_ru_variable where proc_inst_id_ = :process)
                            || (select string_agg(concat_ws(':', id_, retries_, duedate_), ',' order by id_)
                                  from act_ru_job where process_instance_id_ = :process)
                            || (select count(*) from act_re_deployment)
                            || (select count(*) from act_id_user)
                            || (select count(*) from act_id_membership)
                            || (select count(*) from act_ru_authorization where user_id_ = 'mia')
                            || (select count(*) from act_ru_filter)
                        """)
                .param("process", waiting.getProcessInstanceId())
                .query(String.class)
                .single();
    }
}
