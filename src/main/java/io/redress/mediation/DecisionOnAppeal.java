package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.ReturnCase;
import io.redress.mediation.precedents.Granted;
import io.redress.orders.Orders;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts what a reviewer decides in the place of the decision that stood so far (A4). */
@Service
public class DecisionOnAppeal {

    private final Orders orders;
    private final DecisionStore decisions;
    private final IssuedDecisions issued;
    private final DecisionMaking making;
    private final AwardCheck awards;
    private final DraftCheck drafts;
    private final StatementOfReasons statements;

    DecisionOnAppeal(
            Orders orders,
            DecisionStore decisions,
            IssuedDecisions issued,
            DecisionMaking making,
            AwardCheck awards,
            DraftCheck drafts,
            StatementOfReasons statements) {
        this.orders = orders;
        this.decisions = decisions;
        this.issued = issued;
        this.making = making;
        this.awards = awards;
        this.drafts = drafts;
        this.statements = statements;
    }

    /** When the decision that is appealed was issued, UTC. */
    public Instant issuedAt(ReturnCase subject) {
        return Objects.requireNonNull(standing(subject).issuedAt());
    }

    /**
     * Writes down what the reviewer makes of the decision. Whatever is left out stays as it was decided before; an
     * upheld decision stays as it is.
     *
     * @throws InvalidInput if the award is missing or not possible, see {@link AwardCheck}, or if it is called changed
     *     and nothing is
     */
    public void make(
            ReturnCase subject,
            Caller reviewer,
            AppealOutcome outcome,
            @Nullable Remedy remedy,
            @Nullable Fault fault,
            @Nullable Boolean returnRequired,
            @Nullable String reasons,
            Instant now) {
        Decision before = standing(subject);
        Award award = outcome == AppealOutcome.UPHELD
                ? upheld(before, remedy, fault, returnRequired)
                : changed(subject, before, remedy, fault, returnRequired);
        making.make(subject, outcome, award, drafts.own(subject, award, Reasons.required(reasons)), reviewer, now);
    }

    /**
     * The decision of the reviewer is the one that stands from now on, and the parties read it.
     *
     * @param heard what the parties said in the appeal, a sentence each
     */
    public AppealOutcome issue(ReturnCase subject, List<String> heard, Instant now) {
        Decision before = standing(subject);
        Decision made = decisions.onAppeal(subject.number()).orElseThrow();
        issued.issueOnAppeal(
                made.id(),
                statements.ofAppeal(subject, made, before, heard, now),
                now,
                Granted.of(made.award(Award.Basis.APPEAL), subject, orders.get(subject.orderId())));
        AppealOutcome outcome = AppealOutcome.valueOf(made.status().name());
        if (outcome != AppealOutcome.UPHELD) {
            subject.award(made.award(Award.Basis.APPEAL));
        }
        return outcome;
    }

    private static Award upheld(
            Decision before, @Nullable Remedy remedy, @Nullable Fault fault, @Nullable Boolean returnRequired) {
        boolean names = (remedy != null && !remedy.equals(before.remedy()))
                || (fault != null && fault != before.fault())
                || (returnRequired != null && returnRequired != before.returnRequired());
        if (names) {
            throw new InvalidInput(
                    "outcome-contradicts-award",
                    "outcome",
                    "An upheld decision stays as it is; say AMENDED or OVERTURNED if something changes (A4).");
        }
        return before.award(Award.Basis.DECISION);
    }

    private Award changed(
            ReturnCase subject,
            Decision before,
            @Nullable Remedy remedy,
            @Nullable Fault fault,
            @Nullable Boolean returnRequired) {
        Award award = awards.check(
                subject,
                Award.Basis.APPEAL,
                remedy,
                fault == null ? before.fault() : fault,
                returnRequired,
                remedy != null && remedy.type().paysMoney() ? before.incidentalCosts() : null);
        if (award.equals(before.award(Award.Basis.APPEAL))) {
            throw new InvalidInput(
                    "outcome-contradicts-award",
                    "outcome",
                    "Nothing of the decision changes; say UPHELD, or what is decided instead (A4).");
        }
        return award;
    }

    private Decision standing(ReturnCase subject) {
        return decisions
                .standing(subject.number())
                .orElseThrow(() -> new IllegalStateException("case " + subject.number() + " has no decision yet"));
    }
}
