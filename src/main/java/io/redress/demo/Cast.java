package io.redress.demo;

import io.redress.appeal.AnswerRequest;
import io.redress.appeal.AppealRequest;
import io.redress.cases.CaseNumber;
import io.redress.cases.OpenCase;
import io.redress.evidence.EvidenceView;
import io.redress.mediation.DecisionRequest;
import io.redress.negotiation.EscalationRequest;
import io.redress.negotiation.OfferRequest;
import io.redress.orders.Order;
import io.redress.policy.AppealGround;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.FreightPayer;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.settlement.Shipment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of one story, each calling as in reality: parties through the marketplace, staff by themselves. */
final class Cast {

    private static final Caller MARKETPLACE = new Caller(Role.MARKETPLACE, "marketplace", null);

    private final Desk desk;
    private final Caller buyer;
    private final Caller seller;
    private Order order;
    private @Nullable CaseNumber opened;
    private @Nullable UUID appealed;

    Cast(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.buyer = party(Side.BUYER, order.buyer().id());
        this.seller = party(Side.SELLER, order.seller().id());
    }

    static Remedy remedy(RemedyType type) {
        return Remedy.of(type);
    }

    static Remedy remedy(RemedyType type, String amount) {
        return new Remedy(type, DemoOrder.usd(amount));
    }

    /** The marketplace tells about the order, and the buyer opens a case. */
    void opens(OpenCase request) {
        desk.orders().upsert(order, MARKETPLACE);
        opened = desk.intake().open(request, buyer).number();
    }

    /** The marketplace tells that the order was shipped. */
    void orderIsShipped(Instant at) {
        order = new Order(
                order.orderId(),
                order.channel(),
                order.buyer(),
                order.seller(),
                order.currency(),
                order.lines(),
                order.freight(),
                order.placedAt(),
                order.promisedDeliveryAt(),
                at,
                null,
                order.carriageArrangedBy(),
                order.payment(),
                order.contractSigned(),
                order.status(),
                order.tracking(),
                order.language());
        desk.orders().upsert(order, MARKETPLACE);
    }

    Order order() {
        return order;
    }

    void writes(Side side, String text) {
        desk.messages().send(number(), caller(side), text);
    }

    void offers(Side side, Remedy remedy, @Nullable FreightPayer freight, String message) {
        desk.negotiations().offer(number(), caller(side), new OfferRequest(remedy, freight, message));
    }

    void accepts(Side side) {
        desk.negotiations().acceptOpen(number(), caller(side));
    }

    void refuses(Side side, String reason) {
        desk.negotiations().rejectOpen(number(), caller(side), reason);
    }

    void escalates(Side side, String expected, String received) {
        desk.negotiations()
                .escalate(
                        number(),
                        caller(side),
                        new EscalationRequest(new EscalationRequest.Claimed(expected, received), null));
    }

    void proposesRepair(int days, String note) {
        desk.repairs().propose(number(), seller, days, note);
    }

    void agreesToRepair() {
        desk.repairs().agree(number(), buyer);
    }

    void states(Side side, String statement) {
        desk.evidence().submitStatement(number(), caller(side), statement);
    }

    UUID handsIn(Side side, EvidenceType type, String fileName, String description, byte[] content) {
        try {
            EvidenceView paper = desk.evidence().submit(number(), caller(side), type, description, fileName, content);
            return paper.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void hasHandedInAll(Side side) {
        desk.phase().complete(number(), caller(side));
    }

    void asksForMoreTime(Side side) {
        desk.phase().extend(number(), caller(side));
    }

    void decides(String mediator, Remedy remedy, Fault fault, boolean returnRequired, String reasons) {
        desk.decisions()
                .decide(
                        number(),
                        new Caller(Role.MEDIATOR, mediator, null),
                        new DecisionRequest(remedy, fault, returnRequired, reasons, null));
    }

    void appeals(Side side, AppealGround ground, String explanation, UUID... papers) {
        appealed = desk.appeals()
                .file(number(), caller(side), new AppealRequest(ground, explanation, List.of(papers)))
                .id();
    }

    void answersAppeal(Side side, String statement) {
        if (appealed == null) {
            throw new IllegalStateException("nobody has appealed yet");
        }
        desk.appeals().answer(number(), appealed, caller(side), new AnswerRequest(statement, List.of()));
    }

    void shipsReturn(String carrier, String trackingNumber) {
        desk.returns().ship(number(), buyer, new Shipment(carrier, trackingNumber));
    }

    private CaseNumber number() {
        if (opened == null) {
            throw new IllegalStateException("the case about " + order.orderId() + " is not open yet");
        }
        return opened;
    }

    private Caller caller(Side side) {
        return side == Side.BUYER ? buyer : seller;
    }

    private static Caller party(Side side, String id) {
        return new Caller(Role.MARKETPLACE, "marketplace", new Party(side, id));
    }
}
