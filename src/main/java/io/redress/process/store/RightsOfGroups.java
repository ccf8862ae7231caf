package io.redress.process.store;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the rights of all groups that somebody is in. The engine leaves out those that have none, for which it reads the
 * rights of everybody, those of candidates on each task among them, in each command that checks a right.
 */
public final class RightsOfGroups extends AuthorizationManager {

    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? new ArrayList<>() : new ArrayList<>(groups);
    }
}
