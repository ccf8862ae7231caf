package io.redress.desk;

import io.redress.audit.Actor;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseView.OfferView;
import io.redress.cases.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells an event of a case in a sentence. A new kind of event has to be given one here, or this does not compile. */
final class EventWords {

    /** Words that stand within the sentence. */
    private static final Set<String> WITHIN = Set.of("fileName", "carrier", "trackingNumber", "reference");

    private final Map<String, OfferView> offers;

    EventWords(List<OfferView> offers) {
        this.offers =
                offers.stream().collect(Collectors.toMap(offer -> offer.id().toString(), Function.identity()));
    }

    Told tell(CaseEvent event) {
        Facts facts = new Facts(event.data());
        List<String> quotes = new TreeSet<>(event.type().words())
                .stream()
                        .filter(field -> !WITHIN.contains(field))
                        .map(facts::text)
                        .filter(said -> !said.isBlank())
                        .toList();
        return new Told(event.at(), sentence(event.type(), event.actor(), facts), until(event.type(), facts), quotes);
    }

    private static @Nullable Instant until(CaseEventType type, Facts facts) {
        return switch (type) {
            case EVIDENCE_EXTENDED, EVIDENCE_REQUESTED, DEADLINE_APPROACHING -> facts.instant("dueAt");
            case CLOCK_PAUSED -> facts.instant("until");
            case DECISION_ISSUED -> facts.instant("appealUntil");
            case BREACH_RECORDED -> facts.instant("shippedAt");
            case ORDER_CHANGED -> facts.instant("at");
            case RETURN_DELIVERED, REPLACEMENT_DELIVERED -> facts.instant("deliveredAt");
            default -> null;
        };
    }

    private String sentence(CaseEventType type, Actor actor, Facts facts) {
        String who = subject(actor);
        return switch (type) {
            case OPENED -> who + " opens the case: " + facts.lower("reason") + ", " + facts.text("lines") + ".";
            case INELIGIBLE -> "The request is not eligible (" + facts.list("rules") + ").";
            case FREIGHT_DETERMINED -> freight(facts);
            case OFFER_MADE -> offerMade(actor, facts);
            case OFFER_ACCEPTED -> who + " accepts " + offer(facts) + ".";
            case OFFER_REJECTED -> who + " refuses " + offer(facts) + ":";
            case MESSAGE_SENT -> who + " writes" + only(facts.text("to")) + ":";
            case REPAIR_PROPOSED -> who + " asks for " + facts.text("days") + " days to repair:";
            case FILING_OPENED -> "The negotiation ended without an agreement; the dispute is to be filed.";
            case DISPUTE_OPENED ->
                who + " takes the case to the formal dispute and asks for " + facts.text("requestedRemedy")
                        + ". Expected, and received instead:";
            case EVIDENCE_SUBMITTED ->
                isService(actor)
                        ? Words.capital(paper(facts)) + " has been scanned and is in the file."
                        : who + " hands in " + paper(facts) + ".";
            case EVIDENCE_WAITING -> who + " hands in " + paper(facts) + ", which waits to be scanned for malware.";
            case EVIDENCE_REFUSED -> "The malware scanner refuses " + paper(facts) + ".";
            case EVIDENCE_RELEASED ->
                who + " says that the scanner was wrong about " + paper(facts) + "; it is in the file:";
            case EVIDENCE_REMOVED -> who + " removes what the malware scanner had refused:";
            case EVIDENCE_COMPLETED -> who + " says that all evidence is handed in.";
            case EVIDENCE_EXTENDED -> who + " extends the own term for evidence, until";
            case EVIDENCE_REQUESTED ->
                who + " asks " + side(facts.text("party")) + " for more evidence (" + facts.list("types") + "), until";
            case SUFFICIENCY_ASSESSED ->
                "The evidence is assessed: buyer " + verdict(facts.within("buyer")) + ", seller "
                        + verdict(facts.within("seller")) + "; the burden of proof is on " + side(facts.text("burden"))
                        + ".";
            case DECISION_DRAFTED -> "A decision is drafted against the side that handed in nothing (V31).";
            case DRAFT_WITHDRAWN -> "The draft is withdrawn: " + facts.text("because") + ".";
            case ROUTED ->
                "The case goes to " + facts.list("groups") + " with priority " + facts.text("priority") + ". "
                        + facts.sentences("because");
            case ESCALATED_TO_LEAD ->
                "The term of the mediation is over; the case is with " + facts.list("groups") + ".";
            case CONFLICT_DECLARED -> who + " declares a conflict of interest with " + facts.sides("with") + ".";
            case HANDED_OVER ->
                who + " hands the task over to " + (facts.has("to") ? facts.text("to") : "the group") + ":";
            case DECISION_MADE ->
                who
                        + switch (facts.text("kind")) {
                            case "OBJECTION" -> " decides about the goods that were inspected.";
                            case "APPEAL" -> " decides the appeal.";
                            default -> " decides the dispute.";
                        };
            case DECISION_SIGNED -> who + " signs the decision (M4).";
            case SIGNATURE_REFUSED -> who + " does not sign the decision; it goes back to the mediator (M4).";
            case DECISION_ISSUED ->
                "The decision is issued: " + facts.text("remedy") + ", fault: " + facts.lower("fault")
                        + ". It can be appealed until";
            case APPEALED -> who + " appeals: " + facts.lower("ground") + ".";
            case APPEAL_REFUSED -> "The appeal by " + who(actor) + " is refused: " + facts.text("because");
            case APPEAL_ANSWERED -> who + " answers the appeal:";
            case APPEAL_WAIVED -> who + " gives up the right to appeal.";
            case APPEAL_DECIDED ->
                who + " decides the appeal: " + facts.lower("outcome") + "; what stands is " + facts.text("remedy")
                        + ".";
            case SETTLEMENT_STARTED ->
                "What was " + (facts.text("basis").equals("AGREEMENT") ? "agreed" : "decided") + " is carried out: "
                        + facts.text("remedy") + ".";
            case RETURN_SHIPPED -> who + " sends the goods back: " + parcel(facts) + ".";
            case RETURN_DELIVERED -> "The goods are back with the seller, delivered";
            case RETURN_INSPECTED ->
                isService(actor)
                        ? "The goods count as accepted: " + facts.lower("result") + "."
                        : who + " inspects the goods: " + facts.lower("result") + ".";
            case OBJECTION_DECIDED ->
                who + " decides about the inspected goods: " + facts.text("remedy") + ", fault: " + facts.lower("fault")
                        + ".";
            case REPLACEMENT_SHIPPED -> who + " sends the replacement: " + parcel(facts) + ".";
            case REPLACEMENT_DELIVERED -> "The replacement is delivered,";
            case REPLACEMENT_RECEIVED ->
                facts.truth("accepted") ? "The replacement counts as accepted." : who + " does not accept what came.";
            case REFUND_HELD -> facts.money("amount") + " is held for the buyer.";
            case REFUND_DECLINED -> "The payment of " + facts.money("amount") + " was declined; the seller is to pay.";
            case REFUND_PAID -> facts.money("amount") + " is paid to the buyer.";
            case AWARD_PAID ->
                who + " reports " + facts.money("amount") + " paid to the buyer (" + facts.text("reference") + ").";
            case AWARD_LAPSED -> "The award lapses: the goods were not sent back in time (S1).";
            case AWARD_ENFORCED ->
                "The award is enforced: of " + facts.money("outstanding") + ", " + facts.money("uncovered")
                        + " stays uncovered (S4).";
            case BREACH_RECORDED ->
                "A breach is recorded (" + facts.text("rule") + "), " + facts.text("penaltyPoints")
                        + " penalty points for the seller: shipped";
            case ORDER_CHANGED -> "The carrier reports " + facts.lower("tracking") + ",";
            case CLOCK_PAUSED -> "The clock stands still (" + facts.text("because") + ") until";
            case CLOCK_RESUMED -> "The clock runs again: " + facts.text("because") + ".";
            case DEADLINE_APPROACHING -> approaching(facts);
            case DEADLINE_PASSED ->
                "The term for " + TermWords.of(facts.text("deadline")) + " is over; " + side(facts.text("party"))
                        + " did not act.";
            case SETTLED -> "The case is settled.";
            case WITHDRAWN -> withdrawn(who, actor, facts);
            case CLOSED -> "The case is closed: " + facts.lower("outcome") + ".";
            case REOPENED -> who + " reopens the case (N4).";
            case PERSONAL_DATA_ERASED -> "Personal data are erased: " + facts.list("kinds") + ".";
            case LEGAL_HOLD_PLACED -> who + " puts the case under a legal hold; nothing of it may be deleted:";
            case LEGAL_HOLD_RELEASED -> who + " releases the legal hold:";
            case RECORD_EXTENDED -> "What was written meanwhile is put on record.";
        };
    }

    /** What staff wrote to one side, the other does not read. */
    private static String only(String to) {
        return switch (to) {
            case "BUYER", "SELLER" -> " to the " + Words.plain(to) + " only";
            default -> "";
        };
    }

    /** {@code the buyer}, {@code mia (mediator)}, {@code omar, for the seller}. */
    static String who(Actor actor) {
        if (isService(actor)) {
            return "Redress";
        }
        if (actor.actingFor() != null) {
            String side = "the " + actor.actingFor().split("/", 2)[0];
            return actor.role().equals("marketplace") && actor.id().equals("marketplace")
                    ? side
                    : actor.id() + ", for " + side;
        }
        return switch (actor.role()) {
            case "buyer", "seller" -> "the " + actor.role();
            case "marketplace" -> actor.id().equals("marketplace") ? "the marketplace" : actor.id() + " (marketplace)";
            default -> actor.id() + " (" + Words.plain(actor.role()) + ")";
        };
    }

    /** At the beginning of a sentence; the ids of people stay as they are. */
    private static String subject(Actor actor) {
        String who = who(actor);
        return who.startsWith("the ") ? Words.capital(who) : who;
    }

    private static boolean isService(Actor actor) {
        return actor.equals(Actor.SERVICE);
    }

    private static String freight(Facts facts) {
        String payer = facts.text("payer");
        return (payer.equals("NOBODY")
                        ? "Nobody pays freight. "
                        : "The freight of a return or a replacement is on " + side(payer) + ". ")
                + facts.text("basis");
    }

    private static String offerMade(Actor actor, Facts facts) {
        String remedy = facts.text("remedy");
        String freight = facts.has("freightPayer") ? "; freight paid by " + side(facts.text("freightPayer")) : "";
        return isService(actor)
                ? Words.capital(side(facts.text("by"))) + " asks for " + remedy + freight + ":"
                : subject(actor) + (facts.text("by").equals("MEDIATOR") ? " proposes " : " offers ") + remedy + freight
                        + ".";
    }

    private String offer(Facts facts) {
        OfferView offer = offers.get(facts.text("offerId"));
        return offer == null ? "the offer" : "the offer of " + side(offer.by()) + ", " + Wording.of(offer.remedy());
    }

    private static String paper(Facts facts) {
        return facts.lower("type") + " “" + facts.text("fileName") + "”";
    }

    private static String parcel(Facts facts) {
        return facts.text("carrier") + ", " + facts.text("trackingNumber");
    }

    private static String verdict(Facts side) {
        return side.lower("verdict") + " (" + side.text("score") + " of 100)";
    }

    private static String approaching(Facts facts) {
        return facts.has("warning")
                ? Words.capital(TermWords.of(facts.text("warning"))) + "; the decision is due"
                : "A reminder to " + side(facts.text("party")) + ": the term for "
                        + TermWords.of(facts.text("deadline")) + " ends";
    }

    private static String withdrawn(String who, Actor actor, Facts facts) {
        return isService(actor)
                ? "The case is withdrawn: " + facts.text("because") + "."
                : who + " withdraws the case.";
    }

    static String side(String name) {
        return switch (name) {
            case "BUYER", "SELLER", "MEDIATOR" -> "the " + Words.plain(name);
            case "BOTH" -> "both sides";
            case "NOBODY" -> "nobody";
            case "STAFF" -> "staff";
            default -> name.isEmpty() ? "nobody in particular" : Words.plain(name);
        };
    }
}
