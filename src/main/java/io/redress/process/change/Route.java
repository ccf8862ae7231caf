package io.redress.process.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** The way of cases from one version of a process to another: what takes the place of what. */
final class Route {

    private final ProcessDefinition from;
    private final ProcessDefinition to;
    private final BpmnModelInstance before;
    private final MigrationPlan plan;
    private final MigrationPlan suggested;
    private final Map<String, String> suggestions;
    private final List<String> refused = new ArrayList<>();
    private final Trial trial;

    Route(
            ProcessEngine engine,
            Trial trial,
            ProcessDefinition from,
            ProcessDefinition to,
            Map<String, String> mapping) {
        RepositoryService repository = engine.getRepositoryService();
        RuntimeService runtime = engine.getRuntimeService();
        this.trial = trial;
        this.from = from;
        this.to = to;
        before = repository.getBpmnModelInstance(from.getId());
        BpmnModelInstance after = repository.getBpmnModelInstance(to.getId());
        plan = plan(runtime, after, known(mapping, after), true);
        Map<String, String> guessed = Likeness.suggest(before, after, targets(plan));
        guessed.keySet().removeAll(targets(plan).keySet());
        MigrationPlan all = plan(runtime, after, with(mapping, guessed), false);
        guessed.entrySet().removeIf(pair -> !pair.getValue().equals(targets(all).get(pair.getKey())));
        suggestions = guessed;
        suggested = all;
    }

    private static Map<String, String> with(Map<String, String> mapping, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(mapping);
        all.putAll(more);
        return all;
    }

    /** Says of each id that is not there that it is not. */
    private Map<String, String> known(Map<String, String> mapping, BpmnModelInstance after) {
        Map<String, String> known = new LinkedHashMap<>(mapping);
        mapping.forEach((old, next) -> {
            if (before.getModelElementById(old) == null) {
                known.remove(old);
            } else if (after.getModelElementById(next) == null) {
                known.remove(old);
                refused.add("%s: %s: the new diagram has no \"%s\".".formatted(from.getKey(), old, next));
            }
        });
        return known;
    }

    /** Everything that is the same, what the mapping says, and what then still has the same id. */
    private MigrationPlan plan(
            RuntimeService runtime, BpmnModelInstance after, Map<String, String> mapping, boolean tell) {
        Map<String, String> pairs = new LinkedHashMap<>(targets(runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build()));
        if (mapping.isEmpty()) {
            return build(runtime, pairs);
        }
        pairs.values().removeAll(mapping.values());
        pairs.putAll(mapping);
        before.getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .filter(id -> after.getModelElementById(id) != null && !pairs.containsValue(id))
                .forEach(id -> pairs.putIfAbsent(id, id));
        while (true) {
            try {
                return build(runtime, pairs);
            } catch (MigrationPlanValidationException impossible) {
                boolean less = false;
                for (var report : impossible.getValidationReport().getInstructionReports()) {
                    String old = report.getMigrationInstruction().getSourceActivityId();
                    less |= pairs.remove(old) != null;
                    if (tell && mapping.containsKey(old)) {
                        refused.add("%s: %s: %s cannot take its place. %s"
                                .formatted(
                                        from.getKey(), old, mapping.get(old), Reasons.inWords(report.getFailures())));
                    }
                }
                if (!less) {
                    throw impossible;
                }
            }
        }
    }

    private MigrationPlan build(RuntimeService runtime, Map<String, String> pairs) {
        MigrationPlanBuilder builder = runtime.createMigrationPlan(from.getId(), to.getId());
        pairs.forEach(builder::mapActivities);
        return trial.guarded(builder::build);
    }

    private static Map<String, String> targets(MigrationPlan plan) {
        Map<String, String> targets = new TreeMap<>();
        plan.getInstructions()
                .forEach(instruction ->
                        targets.put(instruction.getSourceActivityId(), instruction.getTargetActivityId()));
        return targets;
    }

    ProcessDefinition from() {
        return from;
    }

    ProcessDefinition to() {
        return to;
    }

    VersionStep step() {
        return VersionStep.between(from.getVersionTag(), to.getVersionTag());
    }

    MigrationPlan plan() {
        return plan;
    }

    /** The same, and what probably takes the place of elements that are not there any more. */
    MigrationPlan suggested() {
        return suggested;
    }

    Map<String, String> suggestions() {
        return suggestions;
    }

    /** What the mapping asks for and cannot be. */
    List<String> refused() {
        return refused;
    }

    Element element(String id) {
        return Element.of(before, id);
    }
}
