package io.redress.process.contract;

import io.redress.policy.DeadlineName;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what a delegate does for a diagram, on the method that makes its bean: the method's name is what a diagram
 * calls. Each delegate takes the case number from the business key and reads no variable; what else it needs to know
 * it takes from the timer before it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Delegate {
    /** Verb and object, as a diagram labels the step. */
    String name();

    /** What it does, for analysts, with the rules that it applies. */
    String does();

    Sets[] sets() default {};

    Fails[] fails() default {};

    /** Terms that it begins, so that timers after it have a date. */
    DeadlineName[] begins() default {};

    /** Whether it takes from the timer right before it which term is over or will be. */
    boolean afterTimer() default false;

    /** The only terms that it knows, if it follows a timer; none means any. */
    DeadlineName[] terms() default {};

    /** Whether its effect lies outside the database, so that it is done in a transaction of its own and retried. */
    boolean outside() default false;
}
