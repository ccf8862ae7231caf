package io.redress.process.contract;

import io.redress.policy.DeadlineName;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one delegate does for a diagram that calls it; see {@link Delegate}.
 *
 * @param bean by which diagrams call it, such as {@code closeCase} in {@code ${closeCase}}
 * @param sets variables for gateways and tasks behind it
 * @param begins terms for timers behind it
 * @param afterTimer whether it has to follow a timer, whose term it takes
 * @param terms the only ones that it knows then; empty means any
 * @param outside whether its effect lies outside the database
 */
public record DelegateContract(
        String bean,
        String name,
        String does,
        List<Variable> sets,
        List<Failure> fails,
        List<DeadlineName> begins,
        boolean afterTimer,
        List<DeadlineName> terms,
        boolean outside) {

    /**
     * A BPMN error that it throws.
     *
     * @param meaning when, in words
     */
    public record Failure(String code, String meaning) {}

    /** Reads the declaration on the method that makes a delegate's bean. */
    public static DelegateContract of(Method bean) {
        Delegate declared = bean.getAnnotation(Delegate.class);
        if (declared == null) {
            throw new IllegalArgumentException("The delegate " + bean.getName() + " does not declare what it does");
        }
        return new DelegateContract(
                bean.getName(),
                declared.name(),
                declared.does(),
                Stream.of(declared.sets()).map(Variable::of).toList(),
                Stream.of(declared.fails())
                        .map(failure -> new Failure(failure.code(), failure.meaning()))
                        .toList(),
                List.of(declared.begins()),
                declared.afterTimer(),
                List.of(declared.terms()),
                declared.outside());
    }
}
