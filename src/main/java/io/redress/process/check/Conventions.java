package io.redress.process.check;

import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Ids, labels and versions, as the rules of our own for bpmnlint have them: whoever has no npm hears of them here. */
final class Conventions implements Look {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern HISTORY = Pattern.compile("P\\d+D");
    private static final Pattern ID = Pattern.compile("[a-z]+[A-Za-z]*(_[a-z]\\w*)+");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z][a-z].*");

    private static final Map<Class<? extends FlowElement>, List<String>> PREFIXES = prefixes();

    private static Map<Class<? extends FlowElement>, List<String>> prefixes() {
        Map<Class<? extends FlowElement>, List<String>> prefixes = new LinkedHashMap<>();
        prefixes.put(StartEvent.class, List.of("start"));
        prefixes.put(EndEvent.class, List.of("end"));
        prefixes.put(BoundaryEvent.class, List.of("timer", "error", "message"));
        prefixes.put(UserTask.class, List.of("task"));
        prefixes.put(ServiceTask.class, List.of("service"));
        prefixes.put(CallActivity.class, List.of("call"));
        prefixes.put(SubProcess.class, List.of("eventSub", "subprocess"));
        prefixes.put(ExclusiveGateway.class, List.of("gateway", "merge"));
        prefixes.put(ParallelGateway.class, List.of("fork", "join"));
        prefixes.put(SequenceFlow.class, List.of("flow"));
        return prefixes;
    }

    @Override
    public void at(ModelSet models, World world, Consumer<Finding> found) {
        Map<String, String> files = new HashMap<>();
        for (ProcessModel process : models.processes()) {
            String other = files.putIfAbsent(process.id(), process.file());
            if (other != null) {
                found.accept(process.finding(
                        process.process(), Rule.CONVENTION, "There is a process of this id in " + other + " too."));
            }
            version(process, found);
            process.each(FlowElement.class).forEach(element -> {
                id(process, element, found);
                label(process, element, found);
            });
        }
        models.tables().forEach(table -> version(table, found));
    }

    private static void version(ProcessModel process, Consumer<Finding> found) {
        String version = process.process().getCamundaVersionTag();
        if (version == null || !VERSION.matcher(version).matches()) {
            found.accept(process.finding(
                    process.process(),
                    Rule.CONVENTION,
                    "It has no version such as 1.0.0. Set the version tag in the panel at the right."));
        }
        String history = process.process().getCamundaHistoryTimeToLiveString();
        if (history != null && !HISTORY.matcher(history).matches()) {
            found.accept(process.finding(
                    process.process(), Rule.CONVENTION, "Its history is kept for so many days, such as P730D."));
        }
    }

    private static void version(TableModel table, Consumer<Finding> found) {
        String version = table.decision().getVersionTag();
        if (version == null || !VERSION.matcher(version).matches()) {
            found.accept(table.finding(
                    Rule.CONVENTION,
                    "It has no version such as 1.0.0. Set the version tag in the panel at the right."));
        }
    }

    private static void id(ProcessModel process, FlowElement element, Consumer<Finding> found) {
        PREFIXES.forEach((type, prefixes) -> {
            if (type.isInstance(element)
                    && (prefixes.stream().noneMatch(prefix -> element.getId().startsWith(prefix + "_"))
                            || !ID.matcher(element.getId()).matches())) {
                found.accept(process.finding(
                        element,
                        Rule.CONVENTION,
                        "Its id does not say what it is. It begins with "
                                + Words.or(prefixes.stream()
                                        .map(prefix -> prefix + "_")
                                        .toList())
                                + ", and goes on with its meaning, such as " + prefixes.get(0) + "_fileDispute."));
            }
        });
    }

    private static void label(ProcessModel process, FlowElement element, Consumer<Finding> found) {
        String name = ProcessModel.name(element);
        if (name.isEmpty()) {
            if (element instanceof Activity && !(element instanceof SubProcess)
                    || element instanceof Event && !isInside(element)) {
                found.accept(process.finding(element, Rule.CONVENTION, "It has no label."));
            }
            return;
        }
        List<String> words = Stream.of(name.split("[\\s-]+")).toList();
        char first = words.get(0).charAt(0);
        if (!(Character.isUpperCase(first) || Character.isDigit(first))
                || words.stream().skip(1).anyMatch(word -> CAPITAL.matcher(word).matches())) {
            found.accept(process.finding(
                    element,
                    Rule.CONVENTION,
                    "Its label is a sentence: a capital at the start and nowhere else, abbreviations aside."));
        }
    }

    /** What only a shape inside another would repeat. */
    private static boolean isInside(BaseElement element) {
        return element instanceof StartEvent && element.getParentElement() instanceof SubProcess;
    }
}
