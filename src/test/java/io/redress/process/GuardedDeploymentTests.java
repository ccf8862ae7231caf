package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine does with a model that may not be, whoever brings it; and what such a model could do inside. */
class GuardedDeploymentTests extends Walks {

    private static final String CLOSING = "camunda:delegateExpression=\"${closeCase}\"";
    private static final String CLASS = "camunda:class=\"java.lang.Thread\"";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient database;

    @Test
    void everyDelegateIsKnownByItsName() {
        assertThat(Delegates.NAMES).containsExactlyInAnyOrder(context.getBeanNamesForType(JavaDelegate.class));
    }

    @Test
    @DisplayName("a deployment with one forbidden place is refused whole, and nothing of it stays")
    void nothingOfItStays() {
        long deployments = deployments();
        long definitions =
                engine().getRepositoryService().createProcessDefinitionQuery().count();

        assertThatThrownBy(() -> deploy(Models.with("return-case.bpmn", CLOSING, CLASS)))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("return-case.bpmn, service task \"Close case\" (service_closeCase)")
                .hasMessageContaining("[java-class]");

        assertThat(deployments()).isEqualTo(deployments);
        assertThat(engine().getRepositoryService()
                        .createProcessDefinitionQuery()
                        .count())
                .isEqualTo(definitions);
        assertThat(database.sql(
                                "select count(*) from act_ge_bytearray where name_ = 'return-case.bpmn' and deployment_id_ is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules/freight.dmn", "forms/file-dispute.form", "x.js", "x.html"})
    @DisplayName("the guard sees tables, forms and other files too")
    void seesOtherFilesToo(String file) {
        assertThatExceptionOfType(ModelsRefused.class)
                .isThrownBy(() -> deploy(Map.of(file, "{}")))
                .satisfies(
                        refused -> assertThat(refused.findings().get(0).file()).isEqualTo(file));
    }

    @Test
    @DisplayName("a document that refers to something elsewhere is refused before anybody reads it there")
    void nothingIsFetched() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
        String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/x";
        try {
            String diagram = Models.diagram("appeal");
            List<String> hostile = List.of(
                    diagram.replace("?>\n", "?>\n<!DOCTYPE x SYSTEM \"" + address + "\">\n"),
                    diagram.replace("?>\n", "?>\n<!DOCTYPE x [<!ENTITY % y SYSTEM \"" + address + "\"> %y;]>\n"),
                    diagram.replace(
                            "id=\"definitions_", "xsi:schemaLocation=\"urn:x " + address + "\" id=\"definitions_"),
                    diagram.replace(
                            "<bpmn:process id=\"appeal\"",
                            "<bpmn:import importType=\"http://www.w3.org/2001/XMLSchema\" namespace=\"urn:x\" location=\""
                                    + address + "\" /><bpmn:process id=\"appeal\""));
            assertThat(hostile)
                    .doesNotContain(diagram)
                    .allSatisfy(file -> assertThatThrownBy(() -> deploy(Map.of("appeal.bpmn", file)))
                            .isInstanceOf(ModelsRefused.class));
            assertThat(asked).hasValue(0);
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    @DisplayName("deployers deploy, and nobody else does")
    void deployersDeploy() {
        String table = Models.all().get("rules/retention.dmn");
        Deployment deployment = as("dev", "deployers", () -> deploy(Map.of("rules/retention.dmn", table)));
        assertThat(deployment.getName()).isEqualTo("a test");
        engine().getRepositoryService().deleteDeployment(deployment.getId());

        assertThatThrownBy(() -> as("mia", "mediators", () -> deploy(Map.of("rules/retention.dmn", table))))
                .isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${dataSource}",
                "${dataSource.connection}",
                "${processEngine}",
                "${cases}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices()}",
                "${execution.setVariable('eligible', false)}",
                "${execution.businessKey}",
                "${''.getClass()}",
                "${''.class.forName('java.lang.Runtime')}",
                "${deadlines.getClass()}",
                "${deadlines.class}",
                "${closeCase.getClass()}",
                "${closeCase.execute(execution)}",
                "${eligible.class}",
                "${eligible['class']}",
                "${currentUser()}",
                "${now()}",
                "#{execution.getEngineServices().getRuntimeService()}"
            })
    @DisplayName("an expression that got in all the same reaches nothing")
    void expressionsReachNothing(String expression) {
        CaseWalk walk = damagedLamps();

        assertThatThrownBy(() -> evaluate(walk, expression)).isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("expressions see variables, the case number, terms and delegates, and a variable is no delegate")
    void expressionsSeeWhatTheyNeed() {
        CaseWalk walk = damagedLamps();
        String number = walk.number().value();

        assertThat(evaluate(walk, "${eligible}")).isEqualTo(true);
        assertThat(evaluate(walk, "#{execution.processBusinessKey}")).isEqualTo(number);
        assertThat(evaluate(walk, "${deadlines.due(execution,'SELLER_RESPONSE')}"))
                .isNotNull();
        engine().getRuntimeService()
                .setVariable(
                        engine().getTaskService()
                                .createTaskQuery()
                                .processInstanceBusinessKey(number)
                                .singleResult()
                                .getProcessInstanceId(),
                        "closeCase",
                        "mine");
        assertThat(evaluate(walk, "${closeCase}")).isInstanceOf(JavaDelegate.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "feel", "javascript", "groovy", "python"})
    @DisplayName("no script runs, in any language")
    void noScriptRuns(String language) {
        assertThatThrownBy(() ->
                        inside(command -> configuration().getScriptingEngines().getScriptEngineForLanguage(language)))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("No script runs here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:scriptTask id=\"it\" scriptFormat=\"juel\" camunda:resultVariable=\"x\"><bpmn:script>${1}</bpmn:script>"
                        + "</bpmn:scriptTask>",
                "<bpmn:serviceTask id=\"it\" camunda:class=\"io.redress.process.GuardedDeploymentTests$Mine\" />",
                "<bpmn:serviceTask id=\"it\" camunda:expression=\"${execution.getProcessEngineServices()}\" />",
                "<bpmn:serviceTask id=\"it\" camunda:delegateExpression=\"${dataSource}\" />",
                "<bpmn:serviceTask id=\"it\" camunda:type=\"shell\"><bpmn:extensionElements><camunda:field name=\"command\""
                        + " stringValue=\"true\" /></bpmn:extensionElements></bpmn:serviceTask>"
            })
    @DisplayName("a model that was written into the database behind the engine's back runs nothing of its own")
    void aSmuggledModelRunsNothing(String task) {
        String harmless = "<bpmn:serviceTask id=\"it\" camunda:delegateExpression=\"${closeCase}\" />";
        String model = """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
                  <bpmn:process id="smuggled" isExecutable="true" camunda:historyTimeToLive="P1D"
                      camunda:isStartableInTasklist="false">
                    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="it" />
                    %s<bpmn:sequenceFlow id="b" sourceRef="it" targetRef="end" /><bpmn:endEvent id="end" />
                  </bpmn:process>
                </bpmn:definitions>
                """;
        Deployment deployment = deploy(Map.of("smuggled.bpmn", model.formatted(harmless)));
        try {
            database.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ?")
                    .param(model.formatted(task).getBytes(StandardCharsets.UTF_8))
                    .param(deployment.getId())
                    .update();
            configuration().getDeploymentCache().discardProcessDefinitionCache();

            assertThatThrownBy(() -> engine().getRuntimeService().startProcessInstanceByKey("smuggled"))
                    .isInstanceOf(ProcessEngineException.class);
            assertThat(Mine.RUNS).hasValue(0);
        } finally {
            engine().getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    @DisplayName("no query evaluates an expression, neither one that is asked nor one that is saved")
    void queriesEvaluateNothing() {
        var tasks = engine().getTaskService();
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .taskAssigneeExpression("${'mia'}")
                        .list())
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() ->
                        tasks.createTaskQuery().dueBeforeExpression("${now()}").count())
                .isInstanceOf(BadUserRequestException.class);

        Filter filter = engine().getFilterService().newTaskFilter("evil");
        filter.setQuery(tasks.createTaskQuery().taskAssigneeExpression("${dataSource}"));
        assertThatThrownBy(() -> engine().getFilterService().saveFilter(filter))
                .isInstanceOf(BadUserRequestException.class);
    }

    @Test
    @DisplayName("who is signed in asks for a page, of 2,000 at most; the program asks for all")
    void peopleAskForAPage() {
        var tasks = engine().getTaskService();
        for (Runnable much : List.<Runnable>of(
                () -> tasks.createTaskQuery().list(),
                () -> tasks.createTaskQuery().listPage(0, 2_001))) {
            assertThatThrownBy(() -> as("mia", "mediators", () -> {
                        much.run();
                        return null;
                    }))
                    .isInstanceOf(BadUserRequestException.class);
        }
        assertThat(as("mia", "mediators", () -> tasks.createTaskQuery().listPage(0, 2_000)))
                .isNotNull();
        assertThat(tasks.createTaskQuery().list()).isNotNull();
    }

    private Object evaluate(CaseWalk walk, String expression) {
        String task = engine().getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(walk.number().value())
                .taskDefinitionKey("task_answerRequest")
                .singleResult()
                .getExecutionId();
        String root = engine().getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(walk.number().value(), "returnCase")
                .singleResult()
                .getId();
        return inside(command -> {
            ExecutionEntity execution =
                    command.getExecutionManager().findExecutionById(expression.contains("eligible") ? root : task);
            return configuration()
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(execution);
        });
    }

    private <T> T inside(Function<CommandContext, T> what) {
        return configuration().getCommandExecutorTxRequired().execute(what::apply);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine().getProcessEngineConfiguration();
    }

    private Deployment deploy(Map<String, String> files) {
        DeploymentBuilder deployment =
                engine().getRepositoryService().createDeployment().name("a test");
        files.forEach(deployment::addString);
        return deployment.deploy();
    }

    private long deployments() {
        return engine().getRepositoryService().createDeploymentQuery().count();
    }

    private <T> T as(String person, String group, Supplier<T> what) {
        engine().getIdentityService().setAuthentication(person, List.of(group));
        try {
            return what.get();
        } finally {
            engine().getIdentityService().clearAuthentication();
        }
    }

    /** What somebody would like to run. */
    public static class Mine implements JavaDelegate {
        static final AtomicInteger RUNS = new AtomicInteger();

        @Override
        public void execute(DelegateExecution token) {
            RUNS.incrementAndGet();
        }
    }
}
