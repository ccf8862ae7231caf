package io.redress.tasklist;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The forms under {@code bpmn/forms} that a test opens and completes in the browser, in this order. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Completes {

    String[] value();
}
