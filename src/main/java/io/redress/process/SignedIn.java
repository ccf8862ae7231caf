package io.redress.process;

import io.redress.cases.ReturnCase;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.security.StaffGroups;
import io.redress.web.Conflict;
import io.redress.web.Forbidden;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who sits in front of Tasklist, as the commands know callers. */
@Component
class SignedIn {

    private final IdentityService identity;

    SignedIn(IdentityService identity) {
        this.identity = identity;
    }

    /** Whether somebody is; the service itself is nobody. */
    boolean isSomebody() {
        Authentication signedIn = identity.getCurrentAuthentication();
        return signedIn != null && signedIn.getUserId() != null;
    }

    /** Whether a person is signed in, and it is not this one. */
    boolean isSomebodyBut(String person) {
        return isSomebody() && !person.equals(person().getUserId());
    }

    /** The person that is signed in, as staff. */
    Caller self() {
        Authentication person = person();
        return new Caller(roleOf(person), person.getUserId(), null);
    }

    /** The person that is signed in, doing what a party asked for, say on the phone. */
    Caller actingFor(ReturnCase subject, Side side) {
        Authentication person = person();
        return new Caller(roleOf(person), person.getUserId(), subject.party(side));
    }

    /** The person that is signed in, recording what the marketplace has seen. */
    Caller forMarketplace() {
        return new Caller(Role.MARKETPLACE, person().getUserId(), null);
    }

    /**
     * Lets nobody complete what somebody else works on.
     *
     * @throws Conflict {@code taken-by-another} if the task is claimed, and not by the person that is signed in
     */
    void mayComplete(DelegateTask task) {
        String has = task.getAssignee();
        if (has != null && !has.equals(person().getUserId())) {
            throw new Conflict(
                    "taken-by-another", "%s works on this task; it has to be handed over first.".formatted(has));
        }
    }

    private Authentication person() {
        if (!isSomebody()) {
            throw new Forbidden("Sign in to complete a task.");
        }
        return identity.getCurrentAuthentication();
    }

    private static Role roleOf(Authentication signedIn) {
        return StaffGroups.roleOf(signedIn.getGroupIds() == null ? List.of() : signedIn.getGroupIds());
    }
}
