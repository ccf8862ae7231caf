package io.redress.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.policy.DeadlineName;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every diagram keeps to, whoever edits it. How it reads is the linter's business. */
@DisplayName("Every model")
class HouseRulesTests {

    private static final String EVERY_MODEL = "io.redress.process.models.Model#all";

    /** Delegates whose effect lies outside the database; only in front of these a transaction ends. */
    private static final String[] EFFECTS = {"${payRefund}", "${enforceAward}"};

    @Test
    void thereAreTheSixOfTheDesign() {
        assertThat(Model.all().map(model -> model.process().getId()))
                .containsExactlyInAnyOrder(
                        "returnCase", "sellerNegotiation", "evidenceCollection", "mediation", "appeal", "settlement");
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void saysWhichVersionItIsAndHowLongItsHistoryIsKept(Model model) {
        Process process = model.process();
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaVersionTag()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
        assertThat(process.isCamundaStartableInTasklist()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void hasIdsThatSayWhatTheyStandFor(Model model) {
        assertThat(model.each(FlowNode.class).map(BaseElement::getId))
                .allMatch(id -> id.matches("(start|end|timer|error|task|service|call|gateway|merge|fork|join|subprocess"
                        + "|eventSub)_[a-z][A-Za-z]*"));
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void leavesWhatIsDoneToDelegates(Model model) {
        assertThat(model.each(ServiceTask.class)).allSatisfy(service -> {
            assertThat(service.getCamundaDelegateExpression()).matches("\\$\\{[a-z]\\w*}");
            assertThat(service.getCamundaClass()).isNull();
            assertThat(service.getCamundaExpression()).isNull();
            assertThat(service.getCamundaType()).isNull();
        });
        assertThat(Stream.of(
                                ScriptTask.class,
                                CamundaScript.class,
                                CamundaExecutionListener.class,
                                CamundaTaskListener.class)
                        .flatMap(model::each))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void endsATransactionOnlyInFrontOfAnEffect(Model model) {
        assertThat(model.each(FlowNode.class)).allSatisfy(node -> {
            boolean effect = node instanceof ServiceTask service
                    && Arrays.asList(EFFECTS).contains(service.getCamundaDelegateExpression());
            assertThat(node.isCamundaAsyncBefore()).as(node.getId()).isEqualTo(effect);
            assertThat(node.isCamundaAsyncAfter()).as(node.getId()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void takesItsTermsFromTheDeadlinesTable(Model model) {
        assertThat(Timer.of(model)).allSatisfy(timer -> {
            assertThat(timer.namesATerm()).as(timer.expression()).isTrue();
            assertThat(DeadlineName.valueOf(timer.deadline())).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void remindsWithoutEndingTheStep(Model model) {
        assertThat(Timer.of(model).filter(Timer::isReminder)).noneMatch(Timer::endsTheStep);
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void tellsADelegateTheTermOfTheTimerThatLeadsToIt(Model model) {
        assertThat(model.each(ServiceTask.class)
                        .filter(service -> deadline(service).isPresent()))
                .allSatisfy(service -> assertThat(Timer.of(model)
                                .filter(timer -> timer.event()
                                        .getSucceedingNodes()
                                        .list()
                                        .contains(service))
                                .map(Timer::deadline))
                        .containsExactly(deadline(service).orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void lacksNoDefaultWhereItDecides(Model model) {
        assertThat(model.each(ExclusiveGateway.class)
                        .filter(gateway -> gateway.getOutgoing().size() > 1))
                .allSatisfy(gateway -> {
                    assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
                    assertThat(gateway.getOutgoing())
                            .extracting(SequenceFlow::getName)
                            .doesNotContainNull();
                });
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void comparesOneVariableAndNoMore(Model model) {
        assertThat(model.each(SequenceFlow.class)
                        .map(SequenceFlow::getConditionExpression)
                        .filter(condition -> condition != null)
                        .map(condition -> condition.getTextContent()))
                .allMatch(condition -> condition.matches("\\$\\{\\w+( == '[A-Z_]+')?}"));
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void showsEveryStepToSomebodyWithAForm(Model model) {
        assertThat(model.each(UserTask.class)).allSatisfy(step -> {
            assertThat(step.getCamundaCandidateGroups()).as(step.getId()).isNotBlank();
            assertThat(step.getCamundaFormRefBinding()).as(step.getId()).isEqualTo("deployment");
            assertThat(Form.path(step.getCamundaFormRef())).exists();
        });
    }

    @ParameterizedTest
    @DisplayName("N4, V1, V2, A3, S1, S4: lets no step wait for a party for ever")
    @MethodSource(EVERY_MODEL)
    void letsNoStepWaitForAPartyForEver(Model model) {
        assertThat(model.each(UserTask.class)
                        .filter(step -> step.getCamundaCandidateGroups().equals("party-support")))
                .allMatch(step -> hasAnEnd(step, model));
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void callsProcessesThatExistAndGivesThemTheCaseNumber(Model model) {
        assertThat(model.each(CallActivity.class)).allSatisfy(call -> {
            assertThat(Model.all().map(other -> other.process().getId())).contains(call.getCalledElement());
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .extracting(CamundaIn::getCamundaBusinessKey)
                    .containsExactly("#{execution.processBusinessKey}");
        });
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void endsEveryPathWithAnEventThatSaysHow(Model model) {
        assertThat(model.each(FlowNode.class)
                        .filter(node -> node.getOutgoing().isEmpty())
                        .filter(node -> !(node instanceof SubProcess sub && sub.triggeredByEvent())))
                .allSatisfy(node -> {
                    assertThat(node).as(node.getId()).isInstanceOf(EndEvent.class);
                    assertThat(node.getName()).as(node.getId()).isNotBlank();
                });
    }

    private static boolean hasAnEnd(UserTask step, Model model) {
        Stream<Timer> own = Timer.on(step, model);
        Stream<Timer> ofThePhase =
                step.getParentElement() instanceof SubProcess phase ? Timer.on(phase, model) : Stream.empty();
        return Stream.concat(own, ofThePhase).anyMatch(Timer::endsTheStep);
    }

    private static Optional<String> deadline(ServiceTask service) {
        return Optional.ofNullable(service.getExtensionElements())
                .map(extensions -> extensions.getElementsQuery().filterByType(CamundaProperties.class))
                .filter(query -> query.count() > 0)
                .flatMap(query -> query.singleResult().getCamundaProperties().stream()
                        .filter(property -> property.getCamundaName().equals("deadline"))
                        .map(property -> property.getCamundaValue())
                        .findFirst());
    }
}
