package io.redress.process.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.jspecify.annotations.Nullable;

/** Reads all variables of a case together, those of its tasks, too; what routes it is a word or two. */
public final class VariablesOfTree extends VariableInstanceManager {

    /** By root process instance, as they lay there when a command first asked. */
    private final Map<String, List<VariableInstanceEntity>> known = new HashMap<>();

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByExecutionIdAndVariableNames(
            String executionId, @Nullable Collection<String> names) {
        ExecutionEntity execution = getDbEntityManager().getCachedEntity(ExecutionEntity.class, executionId);
        return execution == null || execution.getRootProcessInstanceId() == null
                ? super.findVariableInstancesByExecutionIdAndVariableNames(executionId, names)
                : those(execution, names, one -> one.getTaskId() == null && executionId.equals(one.getExecutionId()));
    }

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(
            String taskId, @Nullable Collection<String> names) {
        TaskEntity task = getDbEntityManager().getCachedEntity(TaskEntity.class, taskId);
        ExecutionEntity execution = task == null || task.getExecutionId() == null ? null : task.getExecution();
        return execution == null || execution.getRootProcessInstanceId() == null
                ? super.findVariableInstancesByTaskIdAndVariableNames(taskId, names)
                : those(execution, names, one -> taskId.equals(one.getTaskId()));
    }

    @SuppressWarnings("unchecked")
    private List<VariableInstanceEntity> those(
            ExecutionEntity execution, @Nullable Collection<String> names, Predicate<VariableInstanceEntity> which) {
        List<VariableInstanceEntity> all = known.computeIfAbsent(
                execution.getRootProcessInstanceId(),
                root -> getDbEntityManager().selectList(OwnStatements.VARIABLES_OF_TREE, root));
        return all.stream()
                .filter(which)
                .filter(one -> names == null || names.isEmpty() || names.contains(one.getName()))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
