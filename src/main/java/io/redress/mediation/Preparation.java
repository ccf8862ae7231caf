package io.redress.mediation;

import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.mediation.precedents.Proposal;
import io.redress.mediation.precedents.SimilarCases;
import io.redress.mediation.precedents.SimilarCasesView;
import io.redress.mediation.print.Printout;
import io.redress.mediation.print.StatementPdf;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.orders.PartyDetails;
import io.redress.policy.Fault;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.web.Conflict;
import io.redress.web.Forbidden;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is read before a decision by those who decide, and after it by all: similar cases, a draft, the statement (M5 to M7). */
@Service
class Preparation {

    private final SimilarCases similar;
    private final DraftReasons drafts;
    private final DecisionStore decisions;
    private final Orders orders;
    private final StatementPdf printer;

    Preparation(
            SimilarCases similar, DraftReasons drafts, DecisionStore decisions, Orders orders, StatementPdf printer) {
        this.similar = similar;
        this.drafts = drafts;
        this.decisions = decisions;
        this.orders = orders;
        this.printer = printer;
    }

    /** @throws Forbidden if the caller decides no disputes */
    SimilarCasesView similarCases(ReturnCase subject, Caller caller, Proposal proposal) {
        requireDecider(caller);
        return similar.of(subject, proposal);
    }

    /**
     * @throws Forbidden if the caller decides no disputes
     * @throws Conflict {@code nothing-to-decide} if the case waits for no decision of the dispute
     */
    PreparedReasons draft(ReturnCase subject, Caller caller, Proposal proposal) {
        requireDecider(caller);
        if (!subject.waitsAt(Step.DECIDE_DISPUTE)) {
            throw new Conflict(
                    "nothing-to-decide",
                    "Case " + subject.number() + " waits for no decision of the dispute; there is nothing to draft.");
        }
        return new PreparedReasons(drafts.of(subject, proposal), Reasons.LONGEST);
    }

    /** @throws Conflict {@code not-decided} if no decision has been issued */
    byte[] statement(ReturnCase subject) {
        Decision standing = decisions
                .standing(subject.number())
                .orElseThrow(() -> new Conflict(
                        "not-decided",
                        "No decision has been issued in case " + subject.number()
                                + " yet; its statement of reasons comes with it."));
        Order order = orders.get(subject.orderId());
        return printer.of(new Printout(
                subject.number().value(),
                order.orderId(),
                named(order.buyer()),
                named(order.seller()),
                Objects.requireNonNull(standing.statement()),
                Objects.requireNonNull(standing.issuedAt())));
    }

    static Proposal proposal(
            ReturnCase subject,
            @Nullable RemedyType remedy,
            @Nullable String amount,
            @Nullable Fault fault,
            @Nullable Boolean returnRequired) {
        return Proposal.of(subject.claimedValue().getCurrencyUnit(), remedy, amount, fault, returnRequired);
    }

    private static String named(PartyDetails party) {
        return party.name() + " (" + party.id() + ")";
    }

    private static void requireDecider(Caller caller) {
        if (!caller.isStaff()) {
            throw new Forbidden("This is for those who decide disputes.");
        }
    }
}
