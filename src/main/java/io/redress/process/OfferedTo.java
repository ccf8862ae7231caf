package io.redress.process;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Stands in a diagram for the candidate groups that an analyst gave a task, and leaves to the desk whom of them it is
 * offered. The engine gives whoever is a candidate the right to see a task, so that it is too late to take one away.
 */
final class OfferedTo implements Expression {

    /** Whom a task is offered, of those that the diagram names. */
    interface Desk {
        Candidates.Offer offer(DelegateExecution token, String taskDefinitionKey, List<String> groups);
    }

    private final Set<Expression> groups;
    private final String task;
    private final Desk desk;
    private final Function<Candidates.Offer, Collection<String>> part;

    OfferedTo(Set<Expression> groups, String task, Desk desk, Function<Candidates.Offer, Collection<String>> part) {
        this.groups = Set.copyOf(groups);
        this.task = task;
        this.desk = desk;
        this.part = part;
    }

    /** The groups that the diagram names. */
    List<String> groups(VariableScope token) {
        return groups.stream()
                .map(group -> group.getValue(token))
                .flatMap(value -> value instanceof Collection<?> several
                        ? several.stream().map(String::valueOf)
                        : Stream.ofNullable(value)
                                .flatMap(names -> Arrays.stream(names.toString().split(","))))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    public Object getValue(VariableScope token) {
        return List.copyOf(part.apply(desk.offer((DelegateExecution) token, task, groups(token))));
    }

    @Override
    public void setValue(Object value, VariableScope token) {
        throw new UnsupportedOperationException("it is read only");
    }

    @Override
    public String getExpressionText() {
        return groups.toString();
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
