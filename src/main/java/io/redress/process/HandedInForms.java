package io.redress.process;

import io.redress.web.InvalidInput;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What a person may hand in with a task: the fields of its form. The engine would take any variable, and a diagram
 * branches on them: whoever may complete a task could decide where its case goes on, or stand before a bean that
 * an expression names.
 */
final class HandedInForms {

    /** Variables that delegates and commands set for the diagrams; a test compares. */
    static final Set<String> ROUTING = Set.of(
            "admissible",
            "appeal",
            "appealWindow",
            "awarded",
            "burdenMet",
            "crossAppeal",
            "eligible",
            "inspectionPassed",
            "mediation",
            "mediator",
            "mediatorGroups",
            "negotiation",
            "offeredTo",
            "performance",
            "receiptAccepted",
            "returnDue",
            "reviewerGroups",
            "safety",
            "secondSignature",
            "signatoryGroups",
            "signed");

    private final ObjectProvider<IdentityService> identity;
    private final BeanFactory beans;

    /** @param identity asked late, since the engine is built before it */
    HandedInForms(ObjectProvider<IdentityService> identity, BeanFactory beans) {
        this.identity = identity;
        this.beans = beans;
    }

    /** @throws FormRefused if somebody who has signed in hands in something else than a form asks for */
    void admit(CommandExecutor engine, String task, @Nullable Map<String, ?> variables) {
        if (variables == null
                || variables.isEmpty()
                || CompletionScope.isByCommand()
                || identity.getObject().getCurrentAuthentication() == null) {
            return;
        }
        boolean ofCase = engine.execute(context -> {
            TaskEntity open = context.getTaskManager().findTaskById(task);
            return open != null
                    && open.getTaskDefinitionKey() != null
                    && StepTasks.stepOf(open.getTaskDefinitionKey()).isPresent();
        });
        variables.forEach((name, value) -> {
            if (ofCase ? !Form.FIELDS.contains(name) : ROUTING.contains(name) || beans.containsBean(name)) {
                throw new FormRefused(
                        new InvalidInput("unknown-field", name, "The form of this task has no field '" + name + "'."));
            }
            if (value instanceof TypedValue typed
                    && typed.getType() != null
                    && !typed.getType().isPrimitiveValueType()) {
                throw new FormRefused(
                        new InvalidInput("invalid-text", name, "A field holds a text, a number, or yes or no."));
            }
        });
    }
}
