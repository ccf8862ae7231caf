package io.redress.process.contract;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A variable of the process that a delegate sets, for a gateway or a task to read. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Sets {
    String variable();

    Kind kind();

    /** What it means, for whoever draws a gateway behind it. */
    String meaning();

    /** Every word that it can be, if it is a word. */
    String[] words() default {};
}
