package io.redress.cases;

import io.redress.audit.CaseEvent;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Side;
import io.redress.web.NotFound;
import org.springframework.stereotype.Component;

/** Finds a case for a caller: a party sees only its own cases, and cannot tell another's from none. */
@Component
public class CaseAccess {

    private final Cases cases;

    CaseAccess(Cases cases) {
        this.cases = cases;
    }

    /**
     * The case, to be read.
     *
     * @throws NotFound if there is none, or not for this caller
     */
    public ReturnCase read(String number, Caller caller) {
        return visible(cases.get(parse(number)), caller);
    }

    /**
     * The number of a case that this caller may give commands about; the case is locked.
     *
     * @throws NotFound if there is none, or not for this caller
     */
    public CaseNumber forCommand(String number, Caller caller) {
        return visible(cases.lock(parse(number)), caller).number();
    }

    /**
     * Whether this caller reads what the parties write to each other: mediators only from the formal dispute on (N6).
     */
    public static boolean readsMessages(ReturnCase subject, Caller caller) {
        return !StaffActions.DECIDERS.contains(caller.role())
                || subject.stage().isFormalDispute()
                || subject.statement().isPresent();
    }

    /**
     * Whether this caller is told of an event: what waits for the malware scanner, and what staff wrote to one side, is
     * not told to the other party; messages are for the parties alone until the formal dispute; who works on a case is
     * nobody's business but the platform's.
     */
    public static boolean mayRead(CaseEvent event, ReturnCase subject, Caller caller) {
        return switch (event.type()) {
            case EVIDENCE_WAITING ->
                caller.side()
                        .map(side -> side.name().equals(event.data().get("submittedBy")))
                        .orElse(true);
            case MESSAGE_SENT ->
                readsMessages(subject, caller)
                        && caller.side().map(side -> isFor(side, event)).orElse(true);
            case HANDED_OVER -> !caller.isParty() && !caller.isMarketplace();
            default -> true;
        };
    }

    /** What was written before staff could choose names nobody, and was for both. */
    private static boolean isFor(Side side, CaseEvent message) {
        Object to = message.data().getOrDefault("to", Addressee.BOTH.name());
        return Addressee.valueOf(String.valueOf(to)).includes(side);
    }

    private static CaseNumber parse(String number) {
        if (!CaseNumber.isValid(number)) {
            throw new NotFound("No case " + number);
        }
        return new CaseNumber(number);
    }

    private static ReturnCase visible(ReturnCase subject, Caller caller) {
        boolean own = caller.party() == null
                ? caller.isStaff() || caller.isMarketplace()
                : isPartyOf(subject, caller.party());
        if (!own) {
            throw new NotFound("No case " + subject.number().value());
        }
        return subject;
    }

    private static boolean isPartyOf(ReturnCase subject, Party party) {
        return subject.party(Side.BUYER).equals(party)
                || subject.party(Side.SELLER).equals(party);
    }
}
