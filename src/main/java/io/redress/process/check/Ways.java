package io.redress.process.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Where a case can go from where: within one process, or across all of them. Of each element there are two places, before
 * and after what it does: events at its border lead away from before, its flows from after.
 */
final class Ways {

    /** @param after whether the element has done its work */
    record Place(String process, String element, boolean after) {}

    private final ModelSet models;
    private final boolean intoCalled;
    private final Map<Place, List<Place>> next = new HashMap<>();

    private Ways(ModelSet models, boolean intoCalled) {
        this.models = models;
        this.intoCalled = intoCalled;
    }

    /** The ways within a process: what it calls is one step. */
    static Ways within(ProcessModel process) {
        Ways ways = new Ways(new ModelSet(List.of(process), List.of(), List.of()), false);
        ways.add(process);
        return ways;
    }

    /** The ways through all processes: a called one is gone through. */
    static Ways across(ModelSet models) {
        Ways ways = new Ways(models, true);
        models.processes().forEach(ways::add);
        return ways;
    }

    static Place before(ProcessModel process, String element) {
        return new Place(process.id(), element, false);
    }

    static Place after(ProcessModel process, String element) {
        return new Place(process.id(), element, true);
    }

    /** Where a process begins, unless an event subprocess does. */
    static List<Place> starts(ProcessModel process) {
        return process.each(StartEvent.class)
                .filter(start -> start.getParentElement().equals(process.process()))
                .map(start -> before(process, start.getId()))
                .toList();
    }

    /** Ends that end the process, not only a side branch that leaves where it was what it branched from. */
    static List<FlowNode> ends(ProcessModel process) {
        Set<String> aside = new HashSet<>();
        process.each(BoundaryEvent.class)
                .filter(event -> !event.cancelActivity())
                .forEach(event -> aside.add(event.getId()));
        Set<Place> main = within(process).from(starts(process), place -> aside.contains(place.element()));
        return process.each(FlowNode.class)
                .filter(process::ends)
                .filter(end -> end.getParentElement().equals(process.process()))
                .filter(end -> main.contains(after(process, end.getId())))
                .toList();
    }

    /** All places that can be reached without passing one that is {@code closed}. */
    Set<Place> from(List<Place> starts, Predicate<Place> closed) {
        Set<Place> reached = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        starts.stream().filter(closed.negate()).forEach(open::add);
        reached.addAll(open);
        while (!open.isEmpty()) {
            for (Place place : next.getOrDefault(open.poll(), List.of())) {
                if (!closed.test(place) && reached.add(place)) {
                    open.add(place);
                }
            }
        }
        return reached;
    }

    private void add(ProcessModel process) {
        process.each(FlowNode.class).forEach(node -> add(process, node));
        process.each(SequenceFlow.class)
                .filter(flow -> flow.getSource() != null && flow.getTarget() != null)
                .forEach(flow -> lead(
                        after(process, flow.getSource().getId()),
                        before(process, flow.getTarget().getId())));
    }

    private void add(ProcessModel process, FlowNode node) {
        Place before = before(process, node.getId());
        Place after = after(process, node.getId());
        if (node instanceof SubProcess subprocess) {
            addSubprocess(process, subprocess, before, after);
        } else if (node instanceof CallActivity call
                && intoCalled
                && models.process(called(call)).isPresent()) {
            ProcessModel called = models.process(called(call)).orElseThrow();
            starts(called).forEach(start -> lead(before, start));
            ends(called).forEach(end -> lead(after(called, end.getId()), after));
        } else {
            lead(before, after);
        }
        if (node instanceof BoundaryEvent event && event.getAttachedTo() != null) {
            addBorder(process, event, before);
        }
    }

    private void addSubprocess(ProcessModel process, SubProcess subprocess, Place before, Place after) {
        if (subprocess.triggeredByEvent()) {
            inside(subprocess.getParentElement(), process)
                    .filter(node -> !isWithin(node, subprocess))
                    .forEach(node -> {
                        lead(before(process, node.getId()), before);
                        lead(after(process, node.getId()), before);
                    });
        }
        for (FlowNode inner : subprocess.getChildElementsByType(FlowNode.class)) {
            if (inner instanceof StartEvent) {
                lead(before, before(process, inner.getId()));
            } else if (process.ends(inner)) {
                lead(after(process, inner.getId()), after);
            }
        }
    }

    private void addBorder(ProcessModel process, BoundaryEvent event, Place before) {
        FlowNode host = event.getAttachedTo();
        boolean failed =
                !event.getChildElementsByType(ErrorEventDefinition.class).isEmpty();
        lead(
                failed && ProcessModel.delegate(host).isPresent()
                        ? after(process, host.getId())
                        : before(process, host.getId()),
                before);
        if (host instanceof SubProcess subprocess) {
            inside(subprocess, process).forEach(inner -> {
                lead(before(process, inner.getId()), before);
                lead(after(process, inner.getId()), before);
            });
        }
    }

    private static Stream<FlowNode> inside(ModelElementInstance scope, ProcessModel process) {
        return process.each(FlowNode.class).filter(node -> isWithin(node, scope) && !node.equals(scope));
    }

    private static boolean isWithin(ModelElementInstance element, ModelElementInstance scope) {
        for (ModelElementInstance outer = element; outer != null; outer = outer.getParentElement()) {
            if (outer.equals(scope)) {
                return true;
            }
        }
        return false;
    }

    static String called(CallActivity call) {
        return call.getCalledElement() == null ? "" : call.getCalledElement();
    }

    private void lead(Place from, Place to) {
        next.computeIfAbsent(from, place -> new ArrayList<>()).add(to);
    }
}
