package io.redress.cases;

import io.redress.policy.DeadlineName;
import io.redress.security.Side;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where the process waits for somebody. A case mirrors which steps are open, so that what a party may do follows
 * the diagram without asking the engine.
 */
public enum Step {
    ANSWER_REQUEST(Side.SELLER, DeadlineName.SELLER_RESPONSE),
    ANSWER_OFFER(Side.BUYER, DeadlineName.BUYER_RESPONSE),
    CONTINUE_NEGOTIATION(null, DeadlineName.NEGOTIATION),
    FILE_DISPUTE(Side.BUYER, DeadlineName.FILING),
    BUYER_EVIDENCE(Side.BUYER, DeadlineName.BUYER_EVIDENCE),
    SELLER_EVIDENCE(Side.SELLER, DeadlineName.SELLER_EVIDENCE),
    DECIDE_DISPUTE(null, DeadlineName.MEDIATION_TARGET),
    ANSWER_EVIDENCE_REQUEST(null, DeadlineName.EVIDENCE_REQUEST),
    SIGN_DECISION(null, DeadlineName.MEDIATION_TARGET),
    CONSIDER_APPEAL(null, DeadlineName.APPEAL_WINDOW),
    ANSWER_APPEAL(null, DeadlineName.APPEAL_ANSWER),
    ANSWER_CROSS_APPEAL(null, DeadlineName.CROSS_APPEAL_ANSWER),
    REVIEW_APPEAL(null, DeadlineName.APPEAL_REVIEW),
    SHIP_RETURN(Side.BUYER, DeadlineName.RETURN_SHIPMENT),
    INSPECT_RETURN(Side.SELLER, DeadlineName.RETURN_INSPECTION),
    DECIDE_OBJECTION(null, DeadlineName.OBJECTION_REVIEW),
    SHIP_REPLACEMENT(Side.SELLER, DeadlineName.REPLACEMENT_SHIPMENT),
    CONFIRM_RECEIPT(Side.BUYER, DeadlineName.REPLACEMENT_RECEIPT),
    PAY_AWARD(Side.SELLER, DeadlineName.AWARD_PAYMENT);

    /** Terms that run on whichever step of their stage the case waits at. */
    private static final Set<DeadlineName> OF_A_STAGE =
            EnumSet.of(DeadlineName.NEGOTIATION, DeadlineName.MEDIATION_TARGET, DeadlineName.APPEAL_WINDOW);

    private static final Set<Step> OF_STAFF =
            EnumSet.of(DECIDE_DISPUTE, SIGN_DECISION, REVIEW_APPEAL, DECIDE_OBJECTION);

    private final @Nullable Side side;
    private final DeadlineName deadline;

    Step(@Nullable Side side, DeadlineName deadline) {
        this.side = side;
        this.deadline = deadline;
    }

    /** Whose step it always is; {@code null} where that depends on the case, or where staff act. */
    public @Nullable Side side() {
        return side;
    }

    /** Whether staff decide here. */
    public boolean isForStaff() {
        return OF_STAFF.contains(this);
    }

    /** The term that runs while the case waits here. */
    public DeadlineName deadline() {
        return deadline;
    }

    /** Whether some step stands for this term, so that it runs only while the case waits there. */
    static boolean waitsFor(DeadlineName name) {
        return !OF_A_STAGE.contains(name) && Arrays.stream(values()).anyMatch(step -> step.deadline == name);
    }

    /** The step in which a side hands in its evidence. */
    public static Step evidenceOf(Side side) {
        return side == Side.BUYER ? BUYER_EVIDENCE : SELLER_EVIDENCE;
    }
}
