package io.redress.process.check;

import io.redress.process.check.Ways.Place;
import io.redress.process.contract.DelegateContract;
import io.redress.process.contract.Kind;
import io.redress.process.contract.StepContract;
import io.redress.process.contract.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** What is set and read in one process, and where. */
record Data(ProcessModel process, List<Write> writes, List<Read> reads) {

    /** @param by the element that sets it, to tell of */
    record Write(BaseElement by, Place at, Variable variable) {}

    /** @param by the element that reads it, to tell of */
    record Read(BaseElement by, Place at, String variable) {}

    static Data of(ProcessModel process, ModelSet models, World world) {
        Data data = new Data(process, new ArrayList<>(), new ArrayList<>());
        process.each(FlowNode.class).forEach(node -> data.look(node, models, world));
        process.each(SequenceFlow.class)
                .filter(flow -> flow.getConditionExpression() != null && flow.getSource() != null)
                .forEach(flow -> data.read(
                        flow,
                        Ways.after(process, flow.getSource().getId()),
                        flow.getConditionExpression().getTextContent()));
        data.lookAtCallers(models, world);
        return data;
    }

    private void look(FlowNode node, ModelSet models, World world) {
        Place before = Ways.before(process, node.getId());
        Place after = Ways.after(process, node.getId());
        ProcessModel.delegate(node)
                .flatMap(world::delegate)
                .map(DelegateContract::sets)
                .orElse(List.of())
                .forEach(variable -> writes.add(new Write(node, after, variable)));
        if (node instanceof UserTask task) {
            read(task, before, task.getCamundaCandidateGroups());
            read(task, before, task.getCamundaAssignee());
            read(task, before, task.getCamundaCandidateUsers());
            written(task, models, world).forEach(variable -> writes.add(new Write(task, after, variable)));
        }
        if (node instanceof CallActivity call) {
            extensions(call, CamundaIn.class)
                    .filter(in -> in.getCamundaSource() != null)
                    .forEach(in -> reads.add(new Read(call, before, in.getCamundaSource())));
            extensions(call, CamundaOut.class)
                    .filter(out -> out.getCamundaSource() != null && out.getCamundaTarget() != null)
                    .forEach(out -> writes.add(new Write(call, after, mapped(call, out, models, world))));
        }
        extensions(node, CamundaInputParameter.class).forEach(parameter -> {
            read(node, before, parameter.getTextContent());
            writes.add(new Write(node, before, any(parameter.getCamundaName())));
        });
        extensions(node, CamundaOutputParameter.class).forEach(parameter -> {
            read(node, before, parameter.getTextContent());
            writes.add(new Write(node, after, any(parameter.getCamundaName())));
        });
        for (Timer timer : Timer.of(node)) {
            ProcessModel.timers(timer.event()).forEach(definition -> read(node, before, definition.getTextContent()));
        }
    }

    /** What a step sets; what is asked at a step of nobody's stays in the process as it is. */
    private static List<Variable> written(UserTask task, ModelSet models, World world) {
        Optional<StepContract> step = world.step(task.getId());
        if (step.isPresent()) {
            return step.get().sets();
        }
        return Optional.ofNullable(task.getCamundaFormRef())
                .flatMap(models::form)
                .map(form -> form.questions().stream()
                        .map(question -> new Variable(
                                question.key(),
                                question.words().isEmpty() ? Kind.TEXT : Kind.WORD,
                                question.label(),
                                question.words()))
                        .toList())
                .orElse(List.of());
    }

    /** What a called process hands back can be what that process sets. */
    private static Variable mapped(CallActivity call, CamundaOut out, ModelSet models, World world) {
        List<Variable> set = models.process(Ways.called(call)).stream()
                .flatMap(called -> called.each(FlowNode.class))
                .flatMap(node -> setAt(node, models, world))
                .filter(variable -> variable.name().equals(out.getCamundaSource()))
                .toList();
        Set<String> words = new TreeSet<>();
        set.forEach(variable -> words.addAll(variable.words()));
        return set.isEmpty()
                ? any(out.getCamundaTarget())
                : new Variable(
                        out.getCamundaTarget(), set.get(0).kind(), set.get(0).meaning(), List.copyOf(words));
    }

    private static Stream<Variable> setAt(FlowNode node, ModelSet models, World world) {
        if (node instanceof UserTask task) {
            return written(task, models, world).stream();
        }
        return ProcessModel.delegate(node).flatMap(world::delegate).stream()
                .flatMap(delegate -> delegate.sets().stream());
    }

    /** What other diagrams give this process, and take from it at its end. */
    private void lookAtCallers(ModelSet models, World world) {
        for (ProcessModel caller : models.processes()) {
            caller.each(CallActivity.class)
                    .filter(call -> Ways.called(call).equals(process.id()))
                    .forEach(call -> {
                        extensions(call, CamundaIn.class)
                                .filter(in -> in.getCamundaTarget() != null)
                                .forEach(in -> Ways.starts(process)
                                        .forEach(start ->
                                                writes.add(new Write(call, start, any(in.getCamundaTarget())))));
                        extensions(call, CamundaOut.class)
                                .filter(out -> out.getCamundaSource() != null)
                                .forEach(out -> Ways.ends(process)
                                        .forEach(end -> reads.add(new Read(
                                                end, Ways.after(process, end.getId()), out.getCamundaSource()))));
                    });
        }
    }

    private void read(BaseElement by, Place at, @Nullable String expression) {
        Expression.variables(expression).forEach(variable -> reads.add(new Read(by, at, variable)));
    }

    private static Variable any(String name) {
        return new Variable(name, Kind.TEXT, "", List.of());
    }

    private static <T extends ModelElementInstance> Stream<T> extensions(FlowNode node, Class<T> type) {
        return node.getExtensionElements() == null
                ? Stream.empty()
                : node.getModelInstance().getModelElementsByType(type).stream()
                        .filter(element -> isWithin(element, node.getExtensionElements()));
    }

    private static boolean isWithin(ModelElementInstance element, ModelElementInstance scope) {
        for (ModelElementInstance outer = element; outer != null; outer = outer.getParentElement()) {
            if (outer.equals(scope)) {
                return true;
            }
        }
        return false;
    }

    Stream<Write> writes(String variable) {
        return writes.stream().filter(write -> write.variable().name().equals(variable));
    }
}
