package io.redress.cases;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.orders.Orders;
import io.redress.policy.ChannelPolicy;
import io.redress.policy.EffectiveChannel;
import io.redress.policy.Eligibility;
import io.redress.policy.Finding;
import io.redress.policy.Freight;
import io.redress.policy.FreightPolicy;
import io.redress.policy.FreightQuestion;
import io.redress.policy.OpenedUnder;
import io.redress.policy.RuleTables;
import io.redress.policy.Rulings;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.web.Forbidden;
import io.redress.web.InvalidInput;
import io.redress.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.springframework.stereotype.Service;

/** Takes a return request in, judges whether it is eligible and who would pay the freight (E10 to E90, F10 to F91). */
@Service
public class CaseIntake {

    private final JdbcCases cases;
    private final Orders orders;
    private final ChannelPolicy channels;
    private final CaseEligibility eligibility;
    private final FreightPolicy freights;
    private final RuleTables tables;
    private final Rulings rulings;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    CaseIntake(
            JdbcCases cases,
            Orders orders,
            ChannelPolicy channels,
            CaseEligibility eligibility,
            FreightPolicy freights,
            RuleTables tables,
            Rulings rulings,
            Actions actions,
            CaseFlow flow,
            Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.channels = channels;
        this.eligibility = eligibility;
        this.freights = freights;
        this.tables = tables;
        this.rulings = rulings;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * Opens a case and runs its process to the first wait; an ineligible request becomes a closed case with findings.
     *
     * @throws InvalidInput if the request claims what was not ordered or paid (E71), or is not well formed
     * @throws NotFound if the caller's order is not known
     */
    public ReturnCase open(OpenCase request, Caller caller) {
        Order order = orderOf(request.orderId(), caller);
        check(request, order);
        Claim claim = request.toClaim();
        refuseWhatWasNotBought(claim, order);
        Instant now = now();
        OpenedUnder rules = tables.openedAt(now);
        EffectiveChannel channel = channels.under(rules).decide(order);
        ReturnCase opened = cases.open(new NewCase(
                CaseNumber.random(),
                order.orderId(),
                new Party(Side.BUYER, order.buyer().id()),
                new Party(Side.SELLER, order.seller().id()),
                claim,
                order.valueOf(claim.pieces()),
                ClaimedGoods.of(claim, order),
                order.channel(),
                channel.channel(),
                channel.explanation(),
                now,
                rules));
        rulings.record(opened.number().value(), channel.ruling());
        opened.record(
                now,
                CaseEventType.OPENED,
                Actor.of(caller),
                Map.of(
                        "orderId",
                        order.orderId(),
                        "reason",
                        claim.reason(),
                        "lines",
                        claim.linesInWords(),
                        "description",
                        claim.description()));
        flow.start(opened.number());
        return opened;
    }

    /**
     * Opens a case again that was withdrawn because the buyer said nothing, once, while the windows still hold (N4).
     *
     * @throws ActionNotAvailable if it was not, has been reopened before, or would not be eligible any more
     */
    public ReturnCase reopen(CaseNumber number, Caller caller) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.REOPEN);
        subject.reopen();
        subject.record(now(), CaseEventType.REOPENED, Actor.of(caller), Map.of());
        flow.start(number);
        return subject;
    }

    /** Applies the eligibility table, stores the ruling and tells whether the request is eligible. */
    public boolean checkEligibility(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Order order = orders.get(subject.orderId());
        Eligibility judged = eligibility.of(subject, order);
        rulings.record(number.value(), judged.ruling());
        subject.found(
                judged.findings().stream()
                        .map(finding -> new FindingView(
                                finding.rule(),
                                finding.kind().name(),
                                finding.flag(),
                                finding.explanation(),
                                finding.eligibleAt(),
                                finding.alternative()))
                        .toList(),
                judged.flags());
        if (!judged.eligible()) {
            subject.endWith(Outcome.INELIGIBLE);
            subject.record(
                    now(),
                    CaseEventType.INELIGIBLE,
                    Actor.SERVICE,
                    Map.of(
                            "rules",
                            judged.findings().stream().map(Finding::rule).toList()));
        }
        return judged.eligible();
    }

    /** Applies the freight table: an estimate at intake, the real thing once an award says whose fault it is. */
    public void determineFreight(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Order order = orders.get(subject.orderId());
        // What the goods cost to send is the best guess at what they cost to send back (F60).
        boolean lowValue = subject.claimedValue().isLessThan(order.freight());
        Freight ruled = freights.under(subject.rules())
                .decide(new FreightQuestion(
                        subject.claim().reason(),
                        order.carriageArrangedBy(),
                        subject.award().map(Award::fault).orElse(null),
                        subject.award().map(Award::freightPayer).orElse(null),
                        lowValue));
        rulings.record(number.value(), ruled.ruling());
        subject.freight(new FreightTerms(ruled.payer(), ruled.basis()));
        subject.record(
                now(),
                CaseEventType.FREIGHT_DETERMINED,
                Actor.SERVICE,
                Map.of("payer", ruled.payer(), "basis", ruled.basis()));
    }

    private Order orderOf(String orderId, Caller caller) {
        if (caller.role() != Role.MARKETPLACE && caller.side().isEmpty()) {
            throw new Forbidden("Only the buyer of an order, or the marketplace for the buyer, can open a case.");
        }
        if (caller.side().filter(Side.SELLER::equals).isPresent()) {
            throw new Forbidden("A seller cannot open a case; the buyer of the order can.");
        }
        // One case about an order is opened after the other, so that E70 sees them all.
        Order order = orders.hold(orderId);
        boolean others = Optional.ofNullable(caller.party())
                .filter(party -> !party.id().equals(order.buyer().id()))
                .isPresent();
        if (others) {
            throw new NotFound("No order " + orderId);
        }
        return order;
    }

    private static void check(OpenCase request, Order order) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < request.lines().size(); i++) {
            ClaimLine line = request.lines().get(i);
            String field = "lines[" + i + "]";
            if (order.line(line.lineId()).isEmpty()) {
                throw new InvalidInput(
                        "unknown-line",
                        field + ".lineId",
                        "Order " + order.orderId() + " has no such line; it has "
                                + order.lines().stream().map(OrderLine::lineId).toList() + ".");
            }
            if (!seen.add(line.lineId())) {
                throw new InvalidInput("duplicate-line", field + ".lineId", "Name each line once.");
            }
        }
        RemedyCheck.askable(request.requestedRemedy(), "requestedRemedy", order);
    }

    /** E71: more than was ordered or paid never becomes a case. */
    private void refuseWhatWasNotBought(Claim claim, Order order) {
        if (exceededLine(claim, order).isEmpty() && !amountExceeded(claim, order)) {
            return;
        }
        Eligibility judged = eligibility.of(claim, order);
        judged.refusals().stream().findFirst().ifPresent(refusal -> {
            throw new InvalidInput(
                    "claim-exceeds-order",
                    exceededLine(claim, order)
                            .map(line -> "lines[" + claim.lines().indexOf(line) + "].quantity")
                            .orElse("requestedRemedy.amount"),
                    refusal.explanation());
        });
    }

    private static Optional<ClaimLine> exceededLine(Claim claim, Order order) {
        return claim.lines().stream()
                .filter(line -> line.quantity()
                        > order.line(line.lineId()).orElseThrow().quantity())
                .findFirst();
    }

    private static boolean amountExceeded(Claim claim, Order order) {
        Money asked = claim.requestedRemedy().amount();
        return asked != null && asked.isGreaterThan(order.payment().paid());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
