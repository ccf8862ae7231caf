package io.redress.process.contract;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A BPMN error that a delegate throws: it takes an error event at the border of the step to catch it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Fails {
    String code();

    String meaning();
}
