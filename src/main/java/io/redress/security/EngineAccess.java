package io.redress.security;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes sure that the engine has the groups and their rights, and in a demonstration the people.
 * What is there already stays as an administrator has changed it, except that rights taken from a group come back.
 */
@Component
class EngineAccess {

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    EngineAccess(
            IdentityService identity,
            AuthorizationService authorizations,
            SecurityProperties properties,
            TransactionTemplate transaction) {
        this.identity = identity;
        this.authorizations = authorizations;
        transaction.executeWithoutResult(status -> establish(properties.demo()));
    }

    private void establish(boolean demo) {
        for (Groups group : Groups.ALL) {
            establish(group);
        }
        // Where people come from a directory, it is not for us to add some.
        if (demo && !identity.isReadOnly()) {
            People.DEMO.forEach(this::establish);
        }
    }

    private void establish(Groups group) {
        if (!identity.isReadOnly()
                && identity.createGroupQuery().groupId(group.id()).count() == 0) {
            Group made = identity.newGroup(group.id());
            made.setName(group.name());
            made.setType(group.id().equals(Groups.ADMINISTRATORS) ? "SYSTEM" : "WORKFLOW");
            identity.saveGroup(made);
        }
        // Several grants on the same thing are one authorization there.
        Map<String, Grant> grants = new LinkedHashMap<>();
        for (Grant grant : group.grants()) {
            grants.merge(grant.resource().resourceName() + "/" + grant.id(), grant, EngineAccess::both);
        }
        grants.values().forEach(grant -> grant(group.id(), grant));
    }

    private static Grant both(Grant one, Grant other) {
        Permission[] permissions =
                Arrays.copyOf(one.permissions(), one.permissions().length + other.permissions().length);
        System.arraycopy(other.permissions(), 0, permissions, one.permissions().length, other.permissions().length);
        return new Grant(one.resource(), one.id(), permissions);
    }

    private void grant(String group, Grant grant) {
        Authorization authorization = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .authorizationType(AUTH_TYPE_GRANT)
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .singleResult();
        if (authorization == null) {
            authorization = made(grant.resource(), grant.id());
            authorization.setGroupId(group);
        }
        for (Permission permission : grant.permissions()) {
            authorization.addPermission(permission);
        }
        authorizations.saveAuthorization(authorization);
    }

    private void establish(Person person) {
        if (identity.createUserQuery().userId(person.id()).count() > 0) {
            return;
        }
        User user = identity.newUser(person.id());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setPassword(person.id());
        // A name is no password that the policy lets pass, and here it shall.
        ((IdentityServiceImpl) identity).saveUser(user, true);
        person.groups().forEach(group -> identity.createMembership(person.id(), group));
    }

    private Authorization made(Resource resource, String id) {
        Authorization authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        return authorization;
    }
}
