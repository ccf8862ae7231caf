package io.redress.appeal;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseFlow;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.cases.Wording;
import io.redress.mediation.AppealOutcome;
import io.redress.mediation.Conflicts;
import io.redress.mediation.DecisionOnAppeal;
import io.redress.mediation.Reasons;
import io.redress.mediation.Urgencies;
import io.redress.policy.AppealPolicy;
import io.redress.policy.Flag;
import io.redress.policy.Priority;
import io.redress.policy.Routing;
import io.redress.policy.Rulings;
import io.redress.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The review of a decision by somebody who took no part in it (A3, A4). */
@Component
class AppealReview {

    private final AppealPolicy policy;
    private final Urgencies urgencies;
    private final AppealStore appeals;
    private final AppealTerms terms;
    private final Conflicts conflicts;
    private final DecisionOnAppeal decisions;
    private final Rulings rulings;
    private final CaseFlow flow;

    AppealReview(
            AppealPolicy policy,
            Urgencies urgencies,
            AppealStore appeals,
            AppealTerms terms,
            Conflicts conflicts,
            DecisionOnAppeal decisions,
            Rulings rulings,
            CaseFlow flow) {
        this.policy = policy;
        this.urgencies = urgencies;
        this.appeals = appeals;
        this.terms = terms;
        this.conflicts = conflicts;
        this.decisions = decisions;
        this.rulings = rulings;
        this.flow = flow;
    }

    List<String> route(ReturnCase subject, Instant now) {
        Routing routed = policy.under(subject.rules()).reviewers(subject.has(Flag.SAFETY));
        rulings.record(subject.number().value(), routed.ruling());
        terms.startReview(subject, now);
        Priority priority = urgencies.of(subject, Step.REVIEW_APPEAL, now, now);
        subject.record(
                now,
                CaseEventType.ROUTED,
                Actor.SERVICE,
                Map.of(
                        "groups",
                        routed.groups(),
                        "priority",
                        priority.points(),
                        "because",
                        Stream.concat(routed.reasons().stream(), priority.reasons().stream())
                                .toList()));
        return routed.groups();
    }

    /** Refuses whoever has a conflict of interest with a party (M2). */
    void requireImpartial(ReturnCase subject, Caller caller) {
        conflicts.refuseIfAny(subject, caller);
    }

    void decide(ReturnCase subject, Caller caller, AppealDecisionRequest request, Instant now) {
        decisions.make(
                subject,
                caller,
                request.outcome(),
                request.remedy(),
                request.fault(),
                request.returnRequired(),
                request.reasons(),
                now);
        appeals.decide(subject.number(), request.outcome(), Reasons.required(request.reasons()), caller.id(), now);
        // Whoever has taken part may not claim it any more (A3).
        flow.claim(subject.number(), Step.REVIEW_APPEAL, caller.id());
        subject.takesPart(caller.id());
        flow.advance(subject.number(), Step.REVIEW_APPEAL, Map.of());
    }

    /** The decision on the appeal is the one that stands from now on (A4). */
    void issue(ReturnCase subject, Instant now) {
        List<Appeal> decided = appeals.of(subject.number()).stream()
                .filter(appeal -> appeal.status() == Appeal.Status.DECIDED)
                .toList();
        AppealOutcome outcome = decisions.issue(
                subject, decided.stream().map(AppealReview::inWords).toList(), now);
        subject.record(
                now,
                CaseEventType.APPEAL_DECIDED,
                Actor.SERVICE,
                Map.of(
                        "appealIds",
                        decided.stream().map(appeal -> appeal.id().toString()).toList(),
                        "outcome",
                        outcome,
                        "remedy",
                        subject.award().map(award -> Wording.of(award.remedy())).orElseThrow(),
                        "reasons",
                        String.valueOf(decided.get(0).reasons())));
    }

    private static String inWords(Appeal appeal) {
        String answer = appeal.answer() == null
                ? "The " + appeal.by().other().label() + " did not answer."
                : "The " + appeal.by().other().label() + " answered: " + Wording.quoted(appeal.answer());
        return "The " + appeal.by().label() + " appealed (" + Wording.lower(appeal.ground()) + "): "
                + Wording.quoted(appeal.explanation()) + " " + answer;
    }
}
