package io.redress.process.contract;

import io.redress.cases.Step;
import io.redress.policy.DeadlineName;
import java.util.List;
import java.util.Optional;

/**
 * What a step of a person does for the diagram: which fields its form may ask for, and what the process knows when it is
 * done, whether it was done in Tasklist or by a command.
 *
 * @param task the id of the user task that stands for the step
 * @param fields that the command behind the form reads
 * @param sets variables for gateways and tasks behind it
 * @param begins terms for timers behind it
 * @param reads variables that the program looks at when the step is reached
 */
public record StepContract(
        Step step,
        String task,
        List<Field> fields,
        List<Variable> sets,
        List<DeadlineName> begins,
        List<String> reads) {

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
