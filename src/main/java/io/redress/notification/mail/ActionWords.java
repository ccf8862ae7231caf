package io.redress.notification.mail;

import io.redress.cases.ActionName;
import io.redress.cases.Step;
import java.util.Optional;

/** What a party can do, after {@code You can}, and what happens if it does nothing. */
final class ActionWords {

    private ActionWords() {}

    /**
     * Empty for what can always be done, and for what staff do.
     *
     * @param offered what waits for an answer, such as {@code offer}
     */
    static Optional<String> of(ActionName action, String offered) {
        return Optional.ofNullable(
                switch (action) {
                    case MAKE_OFFER -> "make an offer of your own";
                    case ACCEPT_OFFER -> "accept the " + offered;
                    case REJECT_OFFER -> "refuse the " + offered + ", and say why";
                    case PROPOSE_REPAIR -> "ask for time to repair";
                    case AGREE_REPAIR -> "agree to the repair that the seller proposes";
                    case END_REPAIR -> "say that the repair is over";
                    case ESCALATE -> "take the case to the formal dispute, with a statement";
                    case WITHDRAW -> "withdraw the case";
                    case REOPEN -> "open the case again, once";
                    case SUBMIT_EVIDENCE -> "hand in evidence";
                    case COMPLETE_EVIDENCE -> "say that you have handed in everything";
                    case EXTEND_EVIDENCE -> "extend your term, once";
                    case APPEAL -> "appeal";
                    case WAIVE_APPEAL -> "give up your appeal, so that nothing waits for it";
                    case ANSWER_APPEAL -> "answer the appeal";
                    case SHIP_RETURN -> "send the goods back, and tell the carrier and the tracking number";
                    case INSPECT_RETURN -> "inspect the goods that came back, and say how they are";
                    case SHIP_REPLACEMENT -> "send the replacement, and tell the carrier and the tracking number";
                    case CONFIRM_REPLACEMENT -> "say whether you accept the replacement";
                    case SEND_MESSAGE,
                            REQUEST_EVIDENCE,
                            DECIDE,
                            SIGN_DECISION,
                            DECLARE_CONFLICT,
                            HAND_OVER,
                            PAUSE,
                            RESUME,
                            DECIDE_APPEAL,
                            PAY_AWARD -> null;
                });
    }

    /** What happens when the term of a step ends and nothing was done. */
    static Optional<String> otherwise(Step step) {
        return Optional.ofNullable(
                switch (step) {
                    case ANSWER_REQUEST -> "If you do nothing, the case goes to the formal dispute.";
                    case ANSWER_OFFER, FILE_DISPUTE -> "If you do nothing, the case is withdrawn.";
                    case BUYER_EVIDENCE, SELLER_EVIDENCE, ANSWER_EVIDENCE_REQUEST ->
                        "What comes later does not count; the decision then rests on what is there.";
                    case ANSWER_APPEAL, ANSWER_CROSS_APPEAL ->
                        "If you do nothing, the appeal is decided without your answer.";
                    case SHIP_RETURN -> "If you do nothing, you lose what was awarded to you.";
                    case INSPECT_RETURN -> "If you do nothing, the goods count as accepted.";
                    case SHIP_REPLACEMENT -> "If you do nothing, what was decided is enforced against you.";
                    case CONFIRM_RECEIPT -> "If you do nothing, the replacement counts as accepted.";
                    case PAY_AWARD -> "If you do not pay, the award is enforced against you.";
                    case CONTINUE_NEGOTIATION,
                            DECIDE_DISPUTE,
                            SIGN_DECISION,
                            CONSIDER_APPEAL,
                            REVIEW_APPEAL,
                            DECIDE_OBJECTION -> null;
                });
    }
}
