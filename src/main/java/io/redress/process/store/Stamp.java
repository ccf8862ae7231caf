package io.redress.process.store;

import org.camunda.bpm.engine.impl.persistence.AbstractManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** The stamp of all definitions as a command of the engine first saw it. */
final class Stamp extends AbstractManager {

    private @Nullable String value;

    /** It came with something else. */
    void seen(String stamp) {
        if (value == null) {
            value = stamp;
        }
    }

    /** Whoever has a task asks for its executions anyway, and gets the stamp with them. */
    String read() {
        if (value == null) {
            getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .findFirst()
                    .ifPresent(TaskEntity::getExecution);
        }
        if (value == null) {
            value = (String) getDbEntityManager().selectOne(OwnStatements.STAMP_OF_DEFINITIONS, null);
        }
        return value;
    }
}
