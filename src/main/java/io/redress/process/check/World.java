package io.redress.process.check;

import io.redress.policy.TableContract;
import io.redress.process.contract.DelegateContract;
import io.redress.process.contract.StepContract;
import io.redress.process.guard.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What models may rely on, and what relies on them.
 *
 * @param known names that the guard lets through
 * @param tables what the service tells each table, and reads from its answer, by the key of the table
 * @param groups of people who sign in
 * @param messages that the service sends to a running case
 * @param first the process that the service starts for a case
 */
public record World(
        Known known,
        List<DelegateContract> delegates,
        List<StepContract> steps,
        Map<String, TableContract> tables,
        Set<String> groups,
        Set<String> messages,
        String first) {

    Optional<DelegateContract> delegate(String bean) {
        return delegates.stream()
                .filter(delegate -> delegate.bean().equals(bean))
                .findFirst();
    }

    Optional<StepContract> step(String task) {
        return steps.stream().filter(step -> step.task().equals(task)).findFirst();
    }
}
