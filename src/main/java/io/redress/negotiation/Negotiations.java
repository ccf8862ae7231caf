package io.redress.negotiation;

import static io.redress.cases.Step.FILE_DISPUTE;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.Award;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.OfferView;
import io.redress.cases.Cases;
import io.redress.cases.OpenOffer;
import io.redress.cases.RemedyCheck;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Statement;
import io.redress.cases.Step;
import io.redress.cases.Wording;
import io.redress.orders.Orders;
import io.redress.policy.DeadlineName;
import io.redress.policy.FreightPayer;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Offers and counter-offers, their answers, and the way to the formal dispute (N1 to N7). */
@Service
public class Negotiations {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    /** How a negotiation goes on; the process branches on it. */
    public enum Turn {
        SELLER_TO_ANSWER,
        BUYER_TO_ANSWER,
        OPEN,
        AGREED,
        DISPUTED
    }

    private final Cases cases;
    private final Orders orders;
    private final Offers offers;
    private final NegotiationTerms terms;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    Negotiations(
            Cases cases,
            Orders orders,
            Offers offers,
            NegotiationTerms terms,
            Actions actions,
            CaseFlow flow,
            Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.offers = offers;
        this.terms = terms;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /** The return request goes to the seller; the remedy that the buyer asks for is the first offer (N1). */
    public Turn open(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Instant now = now();
        subject.enter(Stage.NEGOTIATION);
        terms.start(subject, now);
        place(
                subject,
                Side.BUYER,
                Actor.SERVICE,
                subject.claim().requestedRemedy(),
                null,
                subject.claim().description(),
                now);
        return Turn.SELLER_TO_ANSWER;
    }

    /**
     * Makes an offer, which withdraws the one before (N1). During the formal dispute it is a settlement offer, open
     * until a decision is issued (N7); a mediator's is open to both sides.
     *
     * @throws io.redress.cases.ActionNotAvailable if the case takes no offer from this caller now
     * @throws InvalidInput naming what is wrong with the remedy
     */
    public OfferView offer(CaseNumber number, Caller caller, OfferRequest request) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.MAKE_OFFER);
        RemedyCheck.payable(request.remedy(), "remedy", orders.get(subject.orderId()));
        if (request.freightPayer() == FreightPayer.NOBODY) {
            throw new InvalidInput(
                    "invalid-freight-payer", "freightPayer", "The parties can agree on BUYER or SELLER.");
        }
        Instant now = now();
        Side side = caller.side().orElse(null);
        withdrawOpen(subject, now);
        Offer placed = place(
                subject, side, Actor.of(caller), request.remedy(), request.freightPayer(), request.message(), now);
        if (side == Side.SELLER) {
            subject.markSellerAnswered();
        }
        if (side != null && subject.stage() == Stage.NEGOTIATION) {
            proceed(subject, side == Side.SELLER ? Turn.BUYER_TO_ANSWER : Turn.SELLER_TO_ANSWER);
        }
        return Offers.view(placed);
    }

    /**
     * Accepts the open offer: the parties agree, and the case goes to settlement. A partial refund binds only now (N2).
     *
     * @throws OfferNotOpen if {@code offerId} is not the offer that is open
     */
    public ReturnCase accept(CaseNumber number, Caller caller, UUID offerId) {
        ReturnCase subject = cases.lock(number);
        OpenOffer open = answerable(subject, caller, ActionName.ACCEPT_OFFER, offerId);
        Instant now = now();
        Side side = caller.side().orElseThrow();
        if (side == Side.SELLER) {
            subject.markSellerAnswered();
        }
        subject.record(now, CaseEventType.OFFER_ACCEPTED, Actor.of(caller), Map.of("offerId", offerId.toString()));
        Set<Side> accepted = new HashSet<>(open.acceptedBy());
        accepted.add(side);
        if (open.by() == null && accepted.size() < Side.values().length) {
            subject.openOffer(new OpenOffer(open.id(), null, accepted));
            return subject;
        }
        Offer agreed = offers.find(number, offerId).orElseThrow();
        offers.end(offerId, Offer.Status.ACCEPTED, now, null);
        subject.openOffer(null);
        subject.award(new Award(
                Award.Basis.AGREEMENT,
                agreed.remedy(),
                agreed.remedy().type() == RemedyType.RETURN_AND_REFUND,
                null,
                agreed.freightPayer(),
                null));
        if (subject.stage() == Stage.NEGOTIATION) {
            proceed(subject, Turn.AGREED);
        } else {
            flow.interrupt(number, CaseFlow.Interruption.AGREEMENT_REACHED);
        }
        return subject;
    }

    /**
     * Rejects the open offer with a reason; either side may then offer anew or escalate.
     *
     * @throws OfferNotOpen if {@code offerId} is not the offer that is open
     */
    public ReturnCase reject(CaseNumber number, Caller caller, UUID offerId, String reason) {
        ReturnCase subject = cases.lock(number);
        answerable(subject, caller, ActionName.REJECT_OFFER, offerId);
        Instant now = now();
        offers.end(offerId, Offer.Status.REJECTED, now, reason);
        subject.openOffer(null);
        if (caller.side().orElseThrow() == Side.SELLER) {
            subject.markSellerAnswered();
        }
        subject.record(
                now,
                CaseEventType.OFFER_REJECTED,
                Actor.of(caller),
                Map.of("offerId", offerId.toString(), "reason", reason));
        if (subject.stage() == Stage.NEGOTIATION) {
            proceed(subject, Turn.OPEN);
        }
        return subject;
    }

    /** Rejects whatever offer is open; for staff who write down what a party says on the phone. */
    public ReturnCase rejectOpen(CaseNumber number, Caller caller, String reason) {
        return reject(number, caller, openId(number), reason);
    }

    /** Accepts whatever offer is open; for staff who write down what a party says on the phone. */
    public ReturnCase acceptOpen(CaseNumber number, Caller caller) {
        return accept(number, caller, openId(number));
    }

    /**
     * Takes the case to the formal dispute with a statement (N5), or files the dispute that silence has opened (V1).
     *
     * @throws io.redress.cases.ActionNotAvailable before the seller's first answer, unless safety is at stake
     */
    public ReturnCase escalate(CaseNumber number, Caller caller, EscalationRequest request) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.ESCALATE);
        Remedy sought =
                request.requestedRemedy() == null ? subject.claim().requestedRemedy() : request.requestedRemedy();
        RemedyCheck.payable(sought, "requestedRemedy", orders.get(subject.orderId()));
        Instant now = now();
        subject.file(new Statement(
                caller.side().orElseThrow(),
                request.statement().expected().strip(),
                request.statement().received().strip(),
                sought,
                now));
        expireOpen(subject, now, "The case went to the formal dispute.");
        subject.record(
                now,
                CaseEventType.DISPUTE_OPENED,
                Actor.of(caller),
                Map.of(
                        "by",
                        caller.side().orElseThrow(),
                        "requestedRemedy",
                        Wording.of(sought),
                        "expected",
                        request.statement().expected().strip(),
                        "received",
                        request.statement().received().strip()));
        if (subject.waitsAt(FILE_DISPUTE)) {
            flow.advance(number, FILE_DISPUTE, Map.of());
        } else {
            proceed(subject, Turn.DISPUTED);
        }
        return subject;
    }

    /** A side let the term for its answer pass (N4). */
    public void recordSilence(CaseNumber number, Side side) {
        ReturnCase subject = cases.lock(number);
        DeadlineName term = side == Side.SELLER ? DeadlineName.SELLER_RESPONSE : DeadlineName.BUYER_RESPONSE;
        Instant now = now();
        expireOpen(subject, now, "Nobody answered in time.");
        subject.record(now, CaseEventType.DEADLINE_PASSED, Actor.SERVICE, Map.of("deadline", term, "party", side));
    }

    /** The negotiation has lasted as long as it may (N3). */
    public void runOut(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Instant now = now();
        expireOpen(subject, now, "The negotiation has lasted as long as it may.");
        subject.record(now, CaseEventType.DEADLINE_PASSED, Actor.SERVICE, Map.of("deadline", DeadlineName.NEGOTIATION));
    }

    /** The case goes to the formal dispute by itself; the buyer is to state it (N4, V1). */
    public void openFiling(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Instant now = now();
        subject.enter(Stage.FILING);
        terms.startFiling(subject, now);
        subject.record(now, CaseEventType.FILING_OPENED, Actor.SERVICE, Map.of());
    }

    private Offer place(
            ReturnCase subject,
            @Nullable Side side,
            Actor actor,
            Remedy remedy,
            @Nullable FreightPayer freightPayer,
            @Nullable String message,
            Instant now) {
        Instant endsAt = null;
        if (side != null && subject.stage() == Stage.NEGOTIATION) {
            endsAt = terms.startAnswer(subject, side.other(), now);
        }
        Offer placed = new Offer(
                IDS.generate(),
                Offer.Maker.of(side),
                actor,
                remedy,
                freightPayer,
                message,
                Offer.Status.OPEN,
                now,
                endsAt,
                null,
                null);
        offers.add(subject.number(), placed);
        subject.openOffer(new OpenOffer(placed.id(), side, Set.of()));
        Map<String, Object> data = new HashMap<>();
        data.put("offerId", placed.id().toString());
        data.put("by", placed.by());
        data.put("remedy", Wording.of(remedy));
        if (message != null) {
            data.put("message", message);
        }
        subject.record(now, CaseEventType.OFFER_MADE, actor, data);
        return placed;
    }

    private OpenOffer answerable(ReturnCase subject, Caller caller, ActionName action, UUID offerId) {
        actions.require(subject, caller, action);
        return subject.openOffer()
                .filter(open -> open.id().equals(offerId))
                .orElseThrow(() -> new OfferNotOpen(subject, offerId, actions.of(subject, caller)));
    }

    private UUID openId(CaseNumber number) {
        return cases.lock(number)
                .openOffer()
                .map(OpenOffer::id)
                .orElseThrow(() -> new InvalidInput("no-open-offer", "answer", "There is no open offer to answer."));
    }

    private void withdrawOpen(ReturnCase subject, Instant now) {
        subject.openOffer()
                .ifPresent(open -> offers.end(open.id(), Offer.Status.WITHDRAWN, now, "A new offer was made."));
        subject.openOffer(null);
    }

    private void expireOpen(ReturnCase subject, Instant now, String because) {
        subject.openOffer().ifPresent(open -> offers.end(open.id(), Offer.Status.EXPIRED, now, because));
        subject.openOffer(null);
    }

    private void proceed(ReturnCase subject, Turn turn) {
        Step step = Actions.negotiationStep(subject).orElseThrow();
        flow.advance(subject.number(), step, Map.of("negotiation", turn.name()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
