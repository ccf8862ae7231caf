package io.redress.process.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.jspecify.annotations.Nullable;

/**
 * Reads all executions of a case together, those of called processes, too, when a command asks for the first of them. There
 * are a handful, and a command that moves a token on asks for most of them, one process instance after another. The engine
 * keeps the lists that it gets, and changes them.
 */
public final class ExecutionTree extends ExecutionManager {

    /** By process instance, as they lay there when the command began; the manager lives as long as the command. */
    private final Map<String, List<ExecutionEntity>> known = new HashMap<>();

    @Override
    public @Nullable ExecutionEntity findExecutionById(String executionId) {
        if (getDbEntityManager().getCachedEntity(ExecutionEntity.class, executionId) == null) {
            load(executionId);
        }
        return super.findExecutionById(executionId);
    }

    @Override
    public List<ExecutionEntity> findExecutionsByProcessInstanceId(String processInstanceId) {
        if (!known.containsKey(processInstanceId)) {
            load(processInstanceId);
        }
        return new ArrayList<>(known.getOrDefault(processInstanceId, List.of()));
    }

    @SuppressWarnings("unchecked")
    private void load(String executionId) {
        List<Node> tree = getDbEntityManager().selectList(OwnStatements.EXECUTIONS_OF_TREE, executionId);
        tree.stream()
                .findFirst()
                .ifPresent(node ->
                        Context.getCommandContext().getSession(Stamp.class).seen(node.stamp));
        known.putAll(tree.stream()
                .map(this::remembered)
                .collect(Collectors.groupingBy(ExecutionEntity::getProcessInstanceId)));
    }

    /** The one object that a command has of a row. */
    private ExecutionEntity remembered(Node node) {
        getDbEntityManager().onEntityLoaded(node.execution);
        return getDbEntityManager().getCachedEntity(ExecutionEntity.class, node.execution.getId());
    }

    /** An execution, and the stamp of the definitions beside it: the two are asked for in the same commands. */
    public static final class Node {
        private String id = "";
        private String stamp = "";
        private ExecutionEntity execution = new ExecutionEntity();
    }
}
