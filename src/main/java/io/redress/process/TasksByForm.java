package io.redress.process;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's tasks, completed with the fields of their forms only. */
final class TasksByForm extends TaskServiceImpl {

    private final HandedInForms forms;

    TasksByForm(HandedInForms forms) {
        this.forms = forms;
    }

    @Override
    public void complete(String task, Map<String, Object> variables) {
        forms.admit(getCommandExecutor(), task, variables);
        super.complete(task, variables);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String task, Map<String, Object> variables, boolean deserializeValues) {
        forms.admit(getCommandExecutor(), task, variables);
        return super.completeWithVariablesInReturn(task, variables, deserializeValues);
    }
}
