package io.redress.process;

import io.redress.process.templates.ElementTemplates;

/** What Camunda Modeler offers to whoever adds a step to a diagram. */
public final class ProcessTemplates {

    private ProcessTemplates() {}

    /** A template for each delegate, in one file of JSON. */
    public static String all() {
        return ElementTemplates.of(Delegates.all());
    }
}
