package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.database.TestDatabase;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import io.redress.time.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RedressTest
class SandboxClockTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    Sandbox sandbox;

    @Autowired
    Clock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    private String deployment;

    @BeforeEach
    void deploy() {
        deployment = repository
                .createDeployment()
                .addModelInstance("waiting.bpmn", waiting())
                .addModelInstance("failing.bpmn", failing())
                .deploy()
                .getId();
    }

    @AfterEach
    void undeploy() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void beginsOnTheDayOfTheTestAndTakesTheEngineAlong() {
        assertThat(clock.instant()).isAfterOrEqualTo(TestDatabase.BEGIN);
        sandbox.advance(Duration.ofDays(1));
        assertThat(Duration.between(clock.instant(), ClockUtil.getCurrentTime().toInstant()))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void runsOneTimerAfterTheOtherEachAtItsTime() {
        Instant start = clock.instant();
        ProcessInstance instance = runtime.startProcessInstanceByKey("waiting");

        assertThat(advance("P3D", tokens.marketplace()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("ran", ran -> assertThat(ran).isEqualTo(1));
        assertThat(at(instance)).isEqualTo("second");

        // The second timer was set when the first one fired, on the second day.
        assertThat(advance("P3D", tokens.staff(Role.MEDIATION_LEAD, "lena")))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("ran", ran -> assertThat(ran).isEqualTo(2))
                .extractingPath("now")
                .asString()
                .satisfies(now -> assertThat(Instant.parse(now)).isAfterOrEqualTo(start.plus(Duration.ofDays(6))));
        assertThat(at(instance)).isNull();
    }

    @Test
    void triesAFailingJobAgainUntilItIsAnIncident() {
        ProcessInstance instance = runtime.startProcessInstanceByKey("failing");

        assertThat(sandbox.advance(Duration.ofHours(3)).ran()).isZero();

        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isEqualTo(1);
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getRetries())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "-P1D", "P-1D", "PT0S", "P401D", "P2Y", "tomorrow", "", "5", "P999999999D"})
    void refusesWhatIsNotAStepForward(String amount) {
        assertThat(advance(amount, tokens.marketplace()))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("invalid-duration"))
                .hasPathSatisfying("field", field -> assertThat(field).isEqualTo("advance"));
    }

    @Test
    void isForTheMarketplaceAndTheLeadOnly() {
        assertThat(advance("P1D", tokens.buyer("B-1001"))).hasStatus(403);
        assertThat(advance("P1D", tokens.staff(Role.MEDIATOR, "mia"))).hasStatus(403);
        assertThat(advance("P1D", new HttpHeaders())).hasStatus(401);
    }

    private String at(ProcessInstance instance) {
        return runtime.createExecutionQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .isEmpty()
                ? null
                : runtime.getActiveActivityIds(instance.getId()).get(0);
    }

    private MvcTestResult advance(String amount, HttpHeaders caller) {
        return http.post()
                .uri("/api/v1/sandbox/clock")
                .headers(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"advance\":\"%s\"}".formatted(amount))
                .exchange();
    }

    private static BpmnModelInstance waiting() {
        return Bpmn.createExecutableProcess("waiting")
                .camundaHistoryTimeToLive(1)
                .camundaStartableInTasklist(false)
                .startEvent()
                .intermediateCatchEvent("first")
                .timerWithDuration("P2D")
                .intermediateCatchEvent("second")
                .timerWithDuration("P2D")
                .endEvent()
                .camundaAsyncBefore()
                .done();
    }

    private static BpmnModelInstance failing() {
        return Bpmn.createExecutableProcess("failing")
                .camundaHistoryTimeToLive(1)
                .camundaStartableInTasklist(false)
                .startEvent()
                .serviceTask()
                .camundaAsyncBefore()
                .camundaDelegateExpression("${closeCase}")
                .endEvent()
                .done();
    }
}
