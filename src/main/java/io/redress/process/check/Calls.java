package io.redress.process.check;

import io.redress.process.contract.DelegateContract;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/** Whether what a model names is there: processes, decisions, groups, messages, errors. */
final class Calls implements Look {

    private static final Pattern RETRIES = Pattern.compile("R\\d+/P.+");

    @Override
    public void at(ModelSet models, World world, Consumer<Finding> found) {
        for (ProcessModel process : models.processes()) {
            process.each(CallActivity.class).forEach(call -> called(call, process, models, found));
            process.each(BusinessRuleTask.class)
                    .filter(task -> task.getCamundaDecisionRef() != null)
                    .filter(task -> models.table(task.getCamundaDecisionRef()).isEmpty())
                    .forEach(task -> found.accept(process.finding(
                            task,
                            Rule.CALL,
                            "It asks the table \"" + task.getCamundaDecisionRef() + "\", which does not exist."
                                    + Words.didYouMean(task.getCamundaDecisionRef(), keys(models)))));
            process.each(UserTask.class).forEach(task -> groups(task, process, world, found));
            process.each(MessageEventDefinition.class)
                    .filter(event -> !(event.getParentElement() instanceof EndEvent))
                    .forEach(event -> message(event, process, world, found));
            process.each(ServiceTask.class).forEach(service -> {
                errors(service, process, world, found);
                effect(service, process, world, found);
            });
        }
        started(models, world, found);
        unheard(models, world, found);
        world.steps().stream()
                .filter(step -> models.processes().stream()
                        .noneMatch(process -> process.each(UserTask.class)
                                .anyMatch(task -> task.getId().equals(step.task()))))
                .forEach(step -> found.accept(new Finding(
                        "all diagrams",
                        step.task(),
                        "user task of the step " + step.step(),
                        Rule.STEP,
                        "No diagram has it any more. The service takes a case there by this id, and cases may be waiting"
                                + " in it.")));
    }

    private static void called(CallActivity call, ProcessModel process, ModelSet models, Consumer<Finding> found) {
        String called = Ways.called(call);
        if (models.process(called).isEmpty()) {
            List<String> known =
                    models.processes().stream().map(ProcessModel::id).toList();
            found.accept(process.finding(
                    call,
                    Rule.CALL,
                    "It calls the process \"" + called + "\", which does not exist."
                            + Words.didYouMean(called, known)));
        }
        boolean named = Stream.ofNullable(call.getExtensionElements())
                .flatMap(extensions -> extensions.getElementsQuery().filterByType(CamundaIn.class).list().stream())
                .anyMatch(in -> in.getCamundaBusinessKey() != null);
        if (!named) {
            found.accept(process.finding(
                    call,
                    Rule.CALL,
                    "The process that it calls would not know its case. Let it take the business key"
                            + " #{execution.processBusinessKey}."));
        }
    }

    private static List<String> keys(ModelSet models) {
        return models.tables().stream().map(TableModel::key).toList();
    }

    private static void groups(UserTask task, ProcessModel process, World world, Consumer<Finding> found) {
        String groups = task.getCamundaCandidateGroups();
        if (groups == null || groups.isBlank()) {
            found.accept(process.finding(
                    task, Rule.GROUP, "It has no candidate groups: nobody would see it in a task list."));
            return;
        }
        Stream.of(groups.split(","))
                .map(String::strip)
                .filter(group -> !group.contains("{"))
                .filter(group -> !world.groups().contains(group))
                .forEach(group -> found.accept(process.finding(
                        task,
                        Rule.GROUP,
                        "There is no group \"" + group + "\" whose people could do it."
                                + Words.didYouMean(group, world.groups()))));
        if (task.getCamundaFormRef() == null) {
            found.accept(process.finding(task, Rule.FORM, "It has no form: name one by camunda:formRef."));
        }
    }

    private static void message(
            MessageEventDefinition event, ProcessModel process, World world, Consumer<Finding> found) {
        FlowNode node = (FlowNode) event.getParentElement();
        String name = event.getMessage() == null ? "" : event.getMessage().getName();
        if (name == null || name.isBlank()) {
            found.accept(process.finding(node, Rule.MESSAGE, "It waits for a message without a name."));
        } else if (!world.messages().contains(name)) {
            found.accept(process.finding(
                    node,
                    Rule.MESSAGE,
                    "It waits for the message \"" + name + "\", which nothing sends."
                            + Words.didYouMean(name, world.messages())));
        }
    }

    /** Messages that the service sends and no diagram waits for. */
    private static void unheard(ModelSet models, World world, Consumer<Finding> found) {
        Set<String> heard = models.processes().stream()
                .flatMap(process -> process.each(MessageEventDefinition.class))
                .map(event ->
                        event.getMessage() == null ? "" : event.getMessage().getName())
                .filter(name -> name != null)
                .collect(Collectors.toSet());
        models.process(world.first())
                .ifPresent(process -> world.messages().stream()
                        .filter(message -> !heard.contains(message))
                        .sorted()
                        .forEach(message -> found.accept(process.finding(
                                process.process(),
                                Rule.MESSAGE,
                                "The service sends it the message \"" + message
                                        + "\", and nothing in it waits for that."))));
    }

    private static void started(ModelSet models, World world, Consumer<Finding> found) {
        Set<String> started = new HashSet<>();
        started.add(world.first());
        models.processes()
                .forEach(process -> process.each(CallActivity.class).forEach(call -> started.add(Ways.called(call))));
        models.processes().stream()
                .filter(process -> !started.contains(process.id()))
                .forEach(process -> found.accept(process.finding(
                        process.process(),
                        Rule.CALL,
                        "Nothing starts it: no diagram calls \"" + process.id() + "\".")));
    }

    private static void errors(ServiceTask service, ProcessModel process, World world, Consumer<Finding> found) {
        List<DelegateContract.Failure> thrown = ProcessModel.delegate(service)
                .flatMap(world::delegate)
                .map(DelegateContract::fails)
                .orElse(List.of());
        Set<String> caught = new HashSet<>();
        for (BoundaryEvent event : process.at(service).toList()) {
            for (ErrorEventDefinition error : event.getChildElementsByType(ErrorEventDefinition.class)) {
                String code = error.getError() == null ? "" : error.getError().getErrorCode();
                caught.add(code == null ? "" : code);
                if (code != null
                        && !code.isEmpty()
                        && thrown.stream().noneMatch(failure -> failure.code().equals(code))) {
                    found.accept(process.finding(
                            event,
                            Rule.MESSAGE,
                            "It waits for the error \"" + code + "\", which " + ProcessModel.label(service)
                                    + " never throws."
                                    + Words.didYouMean(
                                            code,
                                            thrown.stream()
                                                    .map(DelegateContract.Failure::code)
                                                    .toList())));
                }
            }
        }
        thrown.stream()
                .filter(failure -> !caught.contains(failure.code()) && !caught.contains(""))
                .forEach(failure -> found.accept(process.finding(
                        service,
                        Rule.MESSAGE,
                        "It throws the error \"" + failure.code() + "\" when " + failure.meaning()
                                + ", and no event at its border catches that.")));
    }

    private static void effect(ServiceTask service, ProcessModel process, World world, Consumer<Finding> found) {
        DelegateContract delegate =
                ProcessModel.delegate(service).flatMap(world::delegate).orElse(null);
        if (delegate == null) {
            return;
        }
        boolean async = service.isCamundaAsyncBefore();
        if (delegate.outside() && !async) {
            found.accept(process.finding(
                    service,
                    Rule.EFFECT,
                    "What it does cannot be taken back by the database. Set \"asynchronous before\", so that it is done in a"
                            + " transaction of its own and retried."));
        }
        if (delegate.outside() && async && !RETRIES.matcher(retries(service)).matches()) {
            found.accept(process.finding(
                    service,
                    Rule.EFFECT,
                    "It does not say how often and when it is retried. Set a retry time cycle such as R5/PT10M."));
        }
        if (!delegate.outside() && (async || service.isCamundaAsyncAfter())) {
            found.accept(process.finding(
                    service,
                    Rule.EFFECT,
                    "It is asynchronous without need: what was said to be done would be done later, or not. Only what"
                            + " reaches beyond the database is."));
        }
    }

    static String retries(ServiceTask service) {
        return Stream.ofNullable(service.getExtensionElements())
                .flatMap(extensions ->
                        extensions
                                .getElementsQuery()
                                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                                .list()
                                .stream())
                .map(cycle -> cycle.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
