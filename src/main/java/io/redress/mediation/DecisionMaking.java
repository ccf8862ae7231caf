package io.redress.mediation;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.ReturnCase;
import io.redress.security.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what staff have decided. The parties read it once it is issued; the log keeps its hash from now on. */
@Component
class DecisionMaking {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final DecisionStore decisions;

    DecisionMaking(DecisionStore decisions) {
        this.decisions = decisions;
    }

    /** A decision that waits to be signed or issued. */
    Decision make(ReturnCase subject, Decision.Kind kind, Award award, String reasons, Caller caller, Instant now) {
        return store(subject, kind, Decision.Status.PENDING, award, reasons, caller, now);
    }

    /** What a reviewer makes of the decision that stood so far. */
    Decision make(ReturnCase subject, AppealOutcome outcome, Award award, String reasons, Caller caller, Instant now) {
        return store(
                subject, Decision.Kind.APPEAL, Decision.Status.valueOf(outcome.name()), award, reasons, caller, now);
    }

    /** A draft that Redress has written for the mediator (V31). */
    void draft(ReturnCase subject, Award award, String reasons, Instant now) {
        Decision draft =
                decision(Decision.Kind.DECISION, Decision.Status.DRAFT, award, reasons, Actor.SERVICE.id(), now);
        decisions.add(subject.number(), draft);
        subject.record(
                now,
                CaseEventType.DECISION_DRAFTED,
                Actor.SERVICE,
                Map.of("decisionId", draft.id().toString()));
    }

    /** The reason for a draft has gone (V31). */
    void withdrawDraft(ReturnCase subject, Instant now) {
        decisions
                .withdrawDraft(subject.number())
                .forEach(id -> subject.record(
                        now,
                        CaseEventType.DRAFT_WITHDRAWN,
                        Actor.SERVICE,
                        Map.of(
                                "decisionId",
                                id.toString(),
                                "because",
                                "evidence of that side was on its way in time")));
    }

    private Decision store(
            ReturnCase subject,
            Decision.Kind kind,
            Decision.Status status,
            Award award,
            String reasons,
            Caller caller,
            Instant now) {
        Decision made = decision(kind, status, award, reasons, caller.id(), now);
        decisions.add(subject.number(), made);
        subject.record(
                now,
                CaseEventType.DECISION_MADE,
                Actor.of(caller),
                Map.of("decisionId", made.id().toString(), "kind", kind, "sha256", made.digest()));
        return made;
    }

    private static Decision decision(
            Decision.Kind kind, Decision.Status status, Award award, String reasons, String by, Instant now) {
        @Nullable Instant none = null;
        return new Decision(
                IDS.generate(),
                kind,
                status,
                award.remedy(),
                Objects.requireNonNull(award.fault()),
                award.returnRequired(),
                award.incidentalCosts(),
                reasons,
                null,
                by,
                now,
                null,
                none,
                null,
                none);
    }
}
