package io.redress.security;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** A right that a group has in the engine, on one thing or, with {@code *}, on all of a kind. */
record Grant(Resource resource, String id, Permission... permissions) {

    static Grant onAll(Resource resource, Permission... permissions) {
        return new Grant(resource, "*", permissions);
    }
}
