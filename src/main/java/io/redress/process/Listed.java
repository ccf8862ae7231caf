package io.redress.process;

import java.util.List;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a list shows, whoever looks: said once, and asked both of the engine and of our own index.
 *
 * @param group to whose members they are offered; {@code null} for no matter whom
 * @param steps keys of user tasks; empty for all but {@code others}
 * @param others keys of user tasks that it leaves out
 * @param hazards only those of cases with a hazard
 */
record Listed(@Nullable String group, List<String> steps, List<String> others, boolean hazards) {

    static final Listed EVERYTHING = new Listed(null, List.of(), List.of(), false);
    static final Listed HAZARDS = new Listed(null, List.of(), List.of(), true);

    static Listed at(String... steps) {
        return new Listed(null, List.of(steps), List.of(), false);
    }

    static Listed notAt(String... others) {
        return new Listed(null, List.of(), List.of(others), false);
    }

    Listed offeredTo(String ids) {
        return new Listed(ids, steps, others, hazards);
    }

    /** As the engine's own query, without an order. */
    TaskQuery of(TaskQuery query) {
        if (group != null) {
            query.taskCandidateGroup(group);
        }
        if (!steps.isEmpty()) {
            query.taskDefinitionKeyIn(steps.toArray(String[]::new));
        }
        if (!others.isEmpty()) {
            query.taskDefinitionKeyNotIn(others.toArray(String[]::new));
        }
        if (hazards) {
            query.taskVariableValueEquals(StaffDesk.SAFETY, true);
        }
        return query;
    }
}
