package io.redress.process.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** Which new element probably is the one that was there under another id. */
final class Likeness {

    /** Below this it would be a guess. */
    private static final double ENOUGH = 0.5;

    /** What an element does counts as much as all that it is called. */
    private static final double SAME_WORK = 0.6;

    private Likeness() {}

    /** @param taken what has a place already, by its old id */
    static Map<String, String> suggest(BpmnModelInstance before, BpmnModelInstance after, Map<String, String> taken) {
        Set<String> free = new HashSet<>();
        after.getModelElementsByType(FlowNode.class).forEach(node -> free.add(node.getId()));
        free.removeAll(taken.values());
        Map<String, String> suggestions = new TreeMap<>();
        Map<String, Double> likeness = new HashMap<>();
        for (FlowNode old : before.getModelElementsByType(FlowNode.class)) {
            if (taken.containsKey(old.getId())) {
                continue;
            }
            for (FlowNode candidate : after.getModelElementsByType(FlowNode.class)) {
                double like = free.contains(candidate.getId()) ? likeness(old, candidate) : 0;
                if (like >= ENOUGH
                        && like > likeness.getOrDefault(candidate.getId(), 0.0)
                        && like > best(suggestions.get(old.getId()), likeness)) {
                    suggestions.values().remove(candidate.getId());
                    suggestions.put(old.getId(), candidate.getId());
                    likeness.put(candidate.getId(), like);
                }
            }
        }
        return suggestions;
    }

    private static double best(@Nullable String chosen, Map<String, Double> likeness) {
        return chosen == null ? 0 : likeness.getOrDefault(chosen, 0.0);
    }

    private static double likeness(FlowNode old, FlowNode candidate) {
        if (!old.getElementType().equals(candidate.getElementType())) {
            return 0;
        }
        String work = work(old);
        double called = Math.max(alike(old.getName(), candidate.getName()), alike(old.getId(), candidate.getId()));
        return called + (work != null && work.equals(work(candidate)) ? SAME_WORK : 0);
    }

    /** The form, the delegate or the process behind it. */
    private static @Nullable String work(FlowNode node) {
        if (node instanceof UserTask task) {
            return task.getCamundaFormRef();
        }
        if (node instanceof ServiceTask task) {
            return task.getCamundaDelegateExpression();
        }
        return node instanceof CallActivity call ? call.getCalledElement() : null;
    }

    /** From 0 to 1: how many pairs of neighbouring letters two words share (Dice's coefficient). */
    static double alike(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return 0;
        }
        List<String> left = pairs(one);
        List<String> right = new ArrayList<>(pairs(other));
        int all = left.size() + right.size();
        long shared = left.stream().filter(right::remove).count();
        return all == 0 ? (Objects.equals(one, other) ? 1 : 0) : 2.0 * shared / all;
    }

    private static List<String> pairs(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }
}
