package io.redress.process;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's forms, handed in with their fields only. */
final class FormsByField extends FormServiceImpl {

    private final HandedInForms forms;

    FormsByField(HandedInForms forms) {
        this.forms = forms;
    }

    @Override
    public void submitTaskForm(String task, Map<String, Object> properties) {
        forms.admit(getCommandExecutor(), task, properties);
        super.submitTaskForm(task, properties);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String task, Map<String, Object> properties, boolean deserializeValues) {
        forms.admit(getCommandExecutor(), task, properties);
        return super.submitTaskFormWithVariablesInReturn(task, properties, deserializeValues);
    }
}
