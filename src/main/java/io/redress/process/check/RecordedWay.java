package io.redress.process.check;

import io.redress.process.check.Ways.Place;
import io.redress.process.guard.ModelFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;

/**
 * Follows the way that a process took in its diagram through another one: from each recorded element to the next, over
 * elements that the old diagram did not have. Which way somebody or a gateway chose is taken as it was.
 */
public final class RecordedWay {

    /**
     * An element that was gone through.
     *
     * @param left whether it ended as it should, and was not broken off
     */
    public record Element(String id, boolean left) {}

    /**
     * What comes of it.
     *
     * @param gone elements that were gone through and are no longer there
     * @param added new elements that every way passes now
     * @param lost in words, where no way leads on; null if one leads to the end
     * @param decisions gateways that were gone through and now ask something else
     */
    public record Found(List<String> gone, List<String> added, Optional<String> lost, List<String> decisions) {

        /** Whether nothing is different on this way. */
        public boolean isSame() {
            return gone.isEmpty() && added.isEmpty() && lost.isEmpty() && decisions.isEmpty();
        }
    }

    /**
     * A timer at the border of a step or phase that ends the wait there.
     *
     * @param term as the deadlines table calls it
     */
    public record Ending(String event, String host, String term) {}

    private final ProcessModel before;
    private final ProcessModel after;
    private final Ways ways;
    private final Map<String, FlowNode> old;
    private final Map<String, FlowNode> now;

    private RecordedWay(ProcessModel before, ProcessModel after) {
        this.before = before;
        this.after = after;
        this.ways = Ways.within(after);
        this.old = nodes(before);
        this.now = nodes(after);
    }

    /** @return empty if one of the files has no such process */
    public static Optional<RecordedWay> of(String process, ModelFile before, Collection<ModelFile> after) {
        return read(process, List.of(before))
                .flatMap(model -> read(process, after).map(other -> new RecordedWay(model, other)));
    }

    private static Optional<ProcessModel> read(String process, Collection<ModelFile> files) {
        return ModelSet.read(files, unreadable -> {}).process(process);
    }

    private static Map<String, FlowNode> nodes(ProcessModel process) {
        return process.each(FlowNode.class)
                .collect(Collectors.toMap(FlowNode::getId, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    /** How an element of the old diagram is called. */
    public String label(String id) {
        FlowNode node = old.getOrDefault(id, now.get(id));
        return node == null ? id : ProcessModel.where(node) + " (" + id + ")";
    }

    /** The timers of the old diagram that ended waits. */
    public List<Ending> endings() {
        return Timer.of(before).stream()
                .filter(timer ->
                        timer.ends() && !timer.isReminder() && timer.host().isPresent())
                .flatMap(timer -> timer.named().stream()
                        .map(term -> new Ending(
                                timer.event().getId(),
                                timer.host().orElseThrow().getId(),
                                term)))
                .toList();
    }

    /** @param recorded in the order in which they began */
    public Found follow(List<Element> recorded) {
        Set<Place> reached = new HashSet<>(Ways.starts(after));
        Set<String> gone = new TreeSet<>();
        Set<String> added = new TreeSet<>();
        Set<String> decisions = new TreeSet<>();
        String last = null;
        for (Element element : recorded) {
            String id = element.id();
            if (!now.containsKey(id)) {
                gone.add(label(id));
                continue;
            }
            if (!leads(reached, id, node -> false)) {
                return new Found(
                        List.copyOf(gone), List.copyOf(added), Optional.of(lost(last, id)), List.copyOf(decisions));
            }
            unknown()
                    .filter(step -> !leads(reached, id, step.getId()::equals))
                    .forEach(step -> added.add(label(step.getId())));
            if (asksSomethingElse(id)) {
                decisions.add(label(id));
            }
            reached.add(Ways.before(after, id));
            if (element.left()) {
                reached.add(Ways.after(after, id));
            }
            last = id;
        }
        return new Found(List.copyOf(gone), List.copyOf(added), end(last), List.copyOf(decisions));
    }

    /** Whether a way leads there over elements that are new; known ones would have been gone through, and recorded. */
    private boolean leads(Set<Place> from, String to, Predicate<String> avoided) {
        if (now.get(to) instanceof BoundaryEvent event
                && event.getAttachedTo() != null
                && from.contains(Ways.before(after, event.getAttachedTo().getId()))) {
            // Also where a delegate has failed after its work, so that the history says that it was broken off.
            return true;
        }
        Predicate<Place> closed = place -> !from.contains(place)
                && !place.element().equals(to)
                && (old.containsKey(place.element()) || avoided.test(place.element()));
        return ways.from(List.copyOf(from), closed).contains(Ways.before(after, to));
    }

    /** New elements at which something happens. */
    private Stream<FlowNode> unknown() {
        return now.values().stream().filter(node -> !old.containsKey(node.getId()) && !(node instanceof Gateway));
    }

    /** Where the old way ended, the new one has to end too. */
    private Optional<String> end(@Nullable String last) {
        if (last == null) {
            return Optional.of("none of its elements is there any more");
        }
        FlowNode node = now.get(last);
        boolean ended = old.containsKey(last) && before.ends(old.get(last));
        if (after.ends(node) || !ended) {
            return Optional.empty();
        }
        return Optional.of("it ended at " + label(last) + ", and goes on from there now to " + next(last));
    }

    private String lost(@Nullable String last, String to) {
        return last == null
                ? "it no longer begins with " + label(to)
                : "no way leads from " + label(last) + " to " + label(to) + " any more, but to " + next(last);
    }

    private String next(String id) {
        List<String> targets = new ArrayList<>();
        after.outgoing(now.get(id))
                .forEach(flow -> targets.add(ProcessModel.where(flow.getTarget()) + " ("
                        + flow.getTarget().getId() + ")"));
        return targets.isEmpty() ? "nothing" : String.join(" or ", targets);
    }

    private boolean asksSomethingElse(String id) {
        FlowNode then = old.get(id);
        FlowNode node = now.get(id);
        return then != null
                && (node instanceof ExclusiveGateway
                        || node instanceof InclusiveGateway
                        || node instanceof EventBasedGateway)
                && !conditions(before, then).equals(conditions(after, node));
    }

    private static Map<String, String> conditions(ProcessModel process, FlowNode gateway) {
        return process.outgoing(gateway).stream()
                .collect(Collectors.toMap(
                        SequenceFlow::getId,
                        flow -> flow.getConditionExpression() == null
                                ? ""
                                : flow.getConditionExpression().getTextContent().strip(),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
