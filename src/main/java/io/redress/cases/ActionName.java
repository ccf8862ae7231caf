package io.redress.cases;

import com.fasterxml.jackson.annotation.JsonValue;

/** The commands that a case can take; {@code path} is below {@code /api/v1/cases/{number}}. */
public enum ActionName {
    MAKE_OFFER("makeOffer", "/offers"),
    ACCEPT_OFFER("acceptOffer", "/offers/{offerId}/accept"),
    REJECT_OFFER("rejectOffer", "/offers/{offerId}/reject"),
    SEND_MESSAGE("sendMessage", "/messages"),
    PROPOSE_REPAIR("proposeRepair", "/repair-attempts"),
    AGREE_REPAIR("agreeRepair", "/repair-attempts/agree"),
    END_REPAIR("endRepair", "/repair-attempts/end"),
    ESCALATE("escalate", "/escalate"),
    WITHDRAW("withdraw", "/withdraw"),
    REOPEN("reopen", "/reopen"),
    SUBMIT_EVIDENCE("submitEvidence", "/evidence"),
    COMPLETE_EVIDENCE("completeEvidence", "/evidence/complete"),
    EXTEND_EVIDENCE("extendEvidence", "/evidence/extend"),
    REQUEST_EVIDENCE("requestEvidence", "/evidence-requests"),
    DECIDE("decide", "/decision"),
    SIGN_DECISION("signDecision", "/decision/signature"),
    DECLARE_CONFLICT("declareConflict", "/conflicts"),
    HAND_OVER("handOver", "/hand-over"),
    PAUSE("pause", "/pause"),
    RESUME("resume", "/resume"),
    APPEAL("appeal", "/appeals"),
    WAIVE_APPEAL("waiveAppeal", "/appeals/waive"),
    ANSWER_APPEAL("answerAppeal", "/appeals/{appealId}/answer"),
    DECIDE_APPEAL("decideAppeal", "/appeals/{appealId}/decision"),
    SHIP_RETURN("shipReturn", "/return-shipment"),
    INSPECT_RETURN("inspectReturn", "/return-inspection"),
    SHIP_REPLACEMENT("shipReplacement", "/replacement-shipment"),
    CONFIRM_REPLACEMENT("confirmReplacement", "/replacement-receipt"),
    PAY_AWARD("payAward", "/award-payment");

    private final String wireName;
    private final String path;

    ActionName(String wireName, String path) {
        this.wireName = wireName;
        this.path = path;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    String path() {
        return path;
    }
}
