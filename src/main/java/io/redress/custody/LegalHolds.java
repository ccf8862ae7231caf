package io.redress.custody;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.LegalHold;
import io.redress.cases.ReturnCase;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.Conflict;
import io.redress.web.Forbidden;
import io.redress.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Cases that must be kept as they are, say for a court or an authority: a case under legal hold, open or closed, is
 * neither erased nor retired. Leads and auditors place and release holds; both go into the log of the case.
 */
@Service
public class LegalHolds {

    private static final Set<Role> TRUSTED = EnumSet.of(Role.MEDIATION_LEAD, Role.AUDITOR);

    private final CaseAccess access;
    private final Cases cases;
    private final Clock clock;

    LegalHolds(CaseAccess access, Cases cases, Clock clock) {
        this.access = access;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * @throws Forbidden if the caller is neither a lead nor an auditor
     * @throws NotFound  if there is no such case
     * @throws Conflict  {@code legal-hold} if it is held already
     */
    public ReturnCase place(String number, Caller caller, String reason) {
        ReturnCase subject = lock(number, caller);
        if (subject.legalHold().isPresent()) {
            throw new Conflict("legal-hold", "Case " + number + " is under legal hold already.");
        }
        Instant now = now();
        subject.legalHold(new LegalHold(now, caller.id()));
        subject.record(now, CaseEventType.LEGAL_HOLD_PLACED, Actor.of(caller), Map.of("reason", reason.strip()));
        return subject;
    }

    /**
     * @throws Forbidden if the caller is neither a lead nor an auditor
     * @throws NotFound  if there is no such case
     * @throws Conflict  {@code no-legal-hold} if it is not held
     */
    public ReturnCase release(String number, Caller caller, String reason) {
        ReturnCase subject = lock(number, caller);
        if (subject.legalHold().isEmpty()) {
            throw new Conflict("no-legal-hold", "Case " + number + " is not under legal hold.");
        }
        subject.legalHold(null);
        subject.record(now(), CaseEventType.LEGAL_HOLD_RELEASED, Actor.of(caller), Map.of("reason", reason.strip()));
        return subject;
    }

    /**
     * The hold of a case, if there is one.
     *
     * @throws Forbidden if the caller is neither a lead nor an auditor
     * @throws NotFound  if there is no such case
     */
    public Optional<LegalHold> of(String number, Caller caller) {
        return cases.get(known(number, caller)).legalHold();
    }

    private ReturnCase lock(String number, Caller caller) {
        return cases.lock(known(number, caller));
    }

    /** To a stranger there is no such case; to others of it, no such right. */
    private CaseNumber known(String number, Caller caller) {
        if (caller.role() != Role.AUDITOR) {
            access.read(number, caller);
        }
        if (!TRUSTED.contains(caller.role())) {
            throw new Forbidden("A legal hold is a matter of mediation leads and auditors.");
        }
        if (!CaseNumber.isValid(number)) {
            throw new NotFound("No case " + number);
        }
        return new CaseNumber(number);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
