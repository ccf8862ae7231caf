package io.redress.tasklist;

import static io.redress.tasklist.CaseUnderway.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.security.WebAppSession;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's REST, as the web applications have it, under people who have signed in and want more than is theirs. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class EngineAttackTests {

    private static final String DECISION = "{\"variables\":{\"nextStep\":{\"value\":\"DECIDE\"},"
            + "\"remedyType\":{\"value\":\"PARTIAL_REFUND\"},\"amount\":{\"value\":\"20.00\"},"
            + "\"fault\":{\"value\":\"SELLER\"},"
            + "\"reasons\":{\"value\":\"The photos show that the goods arrived broken.\"}%s}}";

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    private CaseUnderway subject;
    private Task task;

    @BeforeEach
    void bringACaseToMediation() {
        subject = CaseUnderway.opened(
                        new RedressApi(port), OrderFacts.at(clock.instant()), 5, remedy("PARTIAL_REFUND", "50.00"))
                .inMediation();
        task = taskOfTheCase();
    }

    @Test
    @DisplayName("nobody completes a task that somebody else has claimed, and whoever has it still does")
    void nobodyCompletesWhatAnotherHasClaimed() throws Exception {
        WebAppSession lena = WebAppSession.of("lena", port);
        WebAppSession mia = WebAppSession.of("mia", port);
        assertThat(mia.engine(at("/claim"), "{\"userId\":\"mia\"}").statusCode())
                .isEqualTo(204);

        for (String way : List.of("/submit-form", "/complete", "/resolve")) {
            HttpResponse<String> refused = lena.engine(at(way), DECISION.formatted(""));
            assertThat(refused.statusCode()).as("%s: %s", way, refused.body()).isBetween(400, 499);
        }
        assertThat(lena.engine(at("/submit-form"), DECISION.formatted("")).body())
                .contains(
                        "\"type\":\"taken-by-another\"",
                        "mia works on this task",
                        "\"stage\":\"MEDIATION\"",
                        "\"availableActions\":[")
                .doesNotContain("ENGINE");
        subject.standsAt("MEDIATION");

        assertThat(mia.engine(at("/submit-form"), DECISION.formatted("")).statusCode())
                .isEqualTo(204);
        subject.standsAt("DECIDED");
    }

    @Test
    @DisplayName("nobody sees, claims or completes a task of another group")
    void aTaskOfAnotherGroupIsNotThere() throws Exception {
        for (String person : List.of("sofia", "ana", "dev")) {
            WebAppSession stranger = WebAppSession.of(person, port, person.equals("sofia") ? "tasklist" : "cockpit");
            assertThat(stranger.engine(at("/claim"), "{\"userId\":\"" + person + "\"}")
                            .statusCode())
                    .as(person)
                    .isBetween(400, 499);
            assertThat(stranger.engine(at("/complete"), DECISION.formatted("")).statusCode())
                    .as(person)
                    .isBetween(400, 499);
        }
        assertThat(taskOfTheCase().getAssignee()).isNull();
        subject.standsAt("MEDIATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT task/{task}/variables/decision",
                "PUT task/{task}/localVariables/decision",
                "POST task/{task}/variables",
                "PUT process-instance/{instance}/variables/decision",
                "POST process-instance/{instance}/variables",
                "PUT execution/{instance}/localVariables/decision",
                "POST process-instance/{instance}/modification"
            })
    @DisplayName("a decision is made by a command, and no variable is set from outside")
    void aDecisionIsNoVariable(String call) throws Exception {
        WebAppSession mia = WebAppSession.of("mia", port);
        Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
        String value = "{\"value\":\"FULL_REFUND\",\"type\":\"String\"}";
        String body = call.endsWith("modification")
                ? "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"task_decideDispute\"}]}"
                : call.startsWith("POST") ? "{\"modifications\":{\"decision\":" + value + "}}" : value;

        HttpResponse<String> refused =
                mia.engine(call.substring(0, call.indexOf(' ')), filled(call.substring(call.indexOf(' ') + 1)), body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(runtime.getVariables(task.getProcessInstanceId())).isEqualTo(before);
        subject.standsAt("MEDIATION");
    }

    @Test
    @DisplayName("a form brings its fields and no variable besides, and what it says is said of whoever sent it")
    void aFormBringsNoVariableOfItsOwn() throws Exception {
        WebAppSession mia = WebAppSession.of("mia", port);
        assertThat(mia.engine(at("/claim"), "{\"userId\":\"mia\"}").statusCode())
                .isEqualTo(204);
        String more = ",\"decision\":{\"value\":\"FULL_REFUND\"},\"mediation\":{\"value\":\"SETTLEMENT_PROPOSED\"},"
                + "\"mediator\":{\"value\":\"lena\"},\"caseNumber\":{\"value\":\"RC-0000-0000\"},"
                + "\"role\":{\"value\":\"MEDIATION_LEAD\"},\"refundAmount\":{\"value\":\"9999.00\"}";

        HttpResponse<String> sent = mia.engine(at("/submit-form"), DECISION.formatted(more));

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(422);
        subject.standsAt("MEDIATION");
        assertThat(runtime.getVariables(task.getProcessInstanceId()))
                .doesNotContainKeys("decision", "role", "refundAmount", "nextStep");

        assertThat(mia.engine(at("/submit-form"), DECISION.formatted("")).statusCode())
                .isEqualTo(204);
        assertThat(subject.event("case.decision_made").at("/actor/id").asText()).isEqualTo("mia");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mia", "lena", "sofia", "ana"})
    @DisplayName("nobody deploys but deployers")
    void mediatorsDeployNothing(String person) throws Exception {
        long before = repository.createDeploymentQuery().count();

        HttpResponse<String> refused = WebAppSession.of(person, port, person.equals("ana") ? "cockpit" : "tasklist")
                .deploy(
                        Map.of(
                                "attack.bpmn",
                                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"a\">"
                                        + "<process id=\"attack\" isExecutable=\"true\"><startEvent id=\"s\"/></process></definitions>"));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST message {\"messageName\":\"caseWithdrawn\",\"businessKey\":\"{case}\"}",
                "POST task/{task}/bpmnError {\"errorCode\":\"attack\"}",
                "POST task/{task}/bpmnEscalation {\"escalationCode\":\"attack\"}",
                "POST task/{task}/resolve {\"variables\":{\"decision\":{\"value\":\"FULL_REFUND\"}}}",
                "POST task/{task}/delegate {\"userId\":\"omar\"}",
                "PUT task/{task} {\"name\":\"Tea\",\"assignee\":\"omar\"}",
                "POST job/{job}/execute {}",
                "PUT job/{job}/duedate {\"duedate\":\"2020-01-01T00:00:00.000+0000\"}",
                "DELETE process-instance/{instance} {}",
                "PUT process-instance/{instance}/suspended {\"suspended\":true}",
                "DELETE history/process-instance/{instance} {}",
                "POST user/create {\"profile\":{\"id\":\"eve\"},\"credentials\":{\"password\":\"Tr0ub4dor&3-Zebra-Lamp!\"}}",
                "PUT group/camunda-admin/members/mia {}",
                "POST authorization/create {\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"mia\",\"resourceType\":7,\"resourceId\":\"*\"}",
                "POST filter/create {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${1}\"}}",
                "POST task {\"assigneeExpression\":\"${'mia'}\"}",
                "POST task/count {\"candidateUserExpression\":\"#{1}\"}",
                "POST process-definition/key/returnCase/start {\"businessKey\":\"RC-0000-0000\"}",
                "POST migration/generate {\"sourceProcessDefinitionId\":\"a\",\"targetProcessDefinitionId\":\"b\"}"
            })
    @DisplayName("nobody among the mediators moves a process, runs an expression or makes people")
    void aMediatorMovesNothing(String call) throws Exception {
        WebAppSession mia = WebAppSession.of("mia", port);
        String[] parts = call.split(" ", 3);

        HttpResponse<String> refused = mia.engine(parts[0], filled(parts[1]), filled(parts[2]));

        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
        subject.standsAt("MEDIATION");
        assertThat(taskOfTheCase().getAssignee()).isEqualTo(task.getAssignee());
    }

    private String at(String way) {
        return "task/" + task.getId() + way;
    }

    private String filled(String text) {
        String job = management
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .listPage(0, 1)
                .get(0)
                .getId();
        return text.replace("{task}", task.getId())
                .replace("{instance}", task.getProcessInstanceId())
                .replace("{job}", job)
                .replace("{case}", subject.number());
    }

    private Task taskOfTheCase() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(subject.number())
                .singleResult();
    }
}
