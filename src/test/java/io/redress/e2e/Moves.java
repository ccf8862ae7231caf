package io.redress.e2e;

import static io.redress.e2e.EndToEnd.remedy;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.RedressApi.Answer;
import io.redress.cases.ActionName;
import io.redress.e2e.InProcess.Who;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can be tried with a case, each with a body that is well formed. */
final class Moves {

    static final String REASONS = "The photos and the papers show what was found here.";

    private static final Map<ActionName, String> PATHS = Map.ofEntries(
            Map.entry(ActionName.MAKE_OFFER, "/offers"),
            Map.entry(ActionName.ACCEPT_OFFER, "/offers/{offer}/accept"),
            Map.entry(ActionName.REJECT_OFFER, "/offers/{offer}/reject"),
            Map.entry(ActionName.SEND_MESSAGE, "/messages"),
            Map.entry(ActionName.PROPOSE_REPAIR, "/repair-attempts"),
            Map.entry(ActionName.AGREE_REPAIR, "/repair-attempts/agree"),
            Map.entry(ActionName.END_REPAIR, "/repair-attempts/end"),
            Map.entry(ActionName.ESCALATE, "/escalate"),
            Map.entry(ActionName.WITHDRAW, "/withdraw"),
            Map.entry(ActionName.REOPEN, "/reopen"),
            Map.entry(ActionName.SUBMIT_EVIDENCE, "/evidence"),
            Map.entry(ActionName.COMPLETE_EVIDENCE, "/evidence/complete"),
            Map.entry(ActionName.EXTEND_EVIDENCE, "/evidence/extend"),
            Map.entry(ActionName.REQUEST_EVIDENCE, "/evidence-requests"),
            Map.entry(ActionName.DECIDE, "/decision"),
            Map.entry(ActionName.SIGN_DECISION, "/decision/signature"),
            Map.entry(ActionName.DECLARE_CONFLICT, "/conflicts"),
            Map.entry(ActionName.HAND_OVER, "/hand-over"),
            Map.entry(ActionName.PAUSE, "/pause"),
            Map.entry(ActionName.RESUME, "/resume"),
            Map.entry(ActionName.APPEAL, "/appeals"),
            Map.entry(ActionName.WAIVE_APPEAL, "/appeals/waive"),
            Map.entry(ActionName.ANSWER_APPEAL, "/appeals/{appeal}/answer"),
            Map.entry(ActionName.DECIDE_APPEAL, "/appeals/{appeal}/decision"),
            Map.entry(ActionName.SHIP_RETURN, "/return-shipment"),
            Map.entry(ActionName.INSPECT_RETURN, "/return-inspection"),
            Map.entry(ActionName.SHIP_REPLACEMENT, "/replacement-shipment"),
            Map.entry(ActionName.CONFIRM_REPLACEMENT, "/replacement-receipt"),
            Map.entry(ActionName.PAY_AWARD, "/award-payment"));

    private static final List<Map<String, Object>> REMEDIES = List.of(
            remedy("PARTIAL_REFUND", "20.00"),
            remedy("FULL_REFUND"),
            remedy("RETURN_AND_REFUND"),
            remedy("REPLACEMENT"),
            remedy("COMPENSATION", "35.50"),
            remedy("REPAIR"),
            remedy("COMPENSATION", "4000.00"));

    private Moves() {}

    /** Where a command goes, from the documented paths, as somebody would call it who was never told of it. */
    static String path(ActionName action, JsonNode view) {
        return "/api/v1/cases/" + view.path("number").asText()
                + PATHS.get(action)
                        .replace("{offer}", lastId(view.path("offers")))
                        .replace("{appeal}", lastId(view.path("appeals")));
    }

    /** Where a command goes, as the routes of the API name it. */
    static String pattern(ActionName action) {
        return PATHS.get(action).replace("{offer}", "{offerId}").replace("{appeal}", "{appealId}");
    }

    /** Tries it; other variants are other well-formed bodies. */
    static Answer attempt(InProcess api, Who who, ActionName action, String path, int variant) {
        return action == ActionName.SUBMIT_EVIDENCE
                ? api.upload(who, path, path + variant + who)
                : api.post(who, path, body(action, variant));
    }

    static @Nullable Map<String, Object> body(ActionName action, int variant) {
        return switch (action) {
            case MAKE_OFFER -> Map.of("remedy", REMEDIES.get(variant % REMEDIES.size()), "message", "Let us agree.");
            case REJECT_OFFER -> Map.of("reason", "That is not enough.");
            case SEND_MESSAGE -> Map.of("text", "When will it come?");
            case PROPOSE_REPAIR -> Map.of("days", 1 + variant % 14, "note", "We repair it from here.");
            case ESCALATE -> escalation(variant);
            case REQUEST_EVIDENCE ->
                Map.of(
                        "party",
                        List.of("BUYER", "SELLER", "BOTH").get(variant % 3),
                        "note",
                        "Show the damage, please.");
            case DECIDE -> decision(variant);
            case SIGN_DECISION -> Map.of("approve", variant % 4 != 3, "reasons", REASONS);
            case DECLARE_CONFLICT -> Map.of("note", "The buyer is a cousin of mine.");
            case HAND_OVER -> handOver(variant);
            case PAUSE -> Map.of("reason", "A laboratory looks at the glass.", "days", 1 + variant % 20);
            case APPEAL ->
                Map.of(
                        "ground",
                        List.of("PROCEDURAL_ERROR", "RULE_MISAPPLIED", "NEW_EVIDENCE")
                                .get(variant % 3),
                        "explanation",
                        "The rule about damage was not applied.");
            case ANSWER_APPEAL -> Map.of("statement", "The decision is right as it is.");
            case DECIDE_APPEAL -> appealDecision(variant);
            case SHIP_RETURN, SHIP_REPLACEMENT -> Map.of("carrier", "DHL", "trackingNumber", "JD-" + variant);
            case INSPECT_RETURN -> Map.of("result", variant % 3 == 2 ? "EMPTY" : "AS_EXPECTED");
            case CONFIRM_REPLACEMENT -> Map.of("accepted", variant % 2 == 0);
            case PAY_AWARD -> Map.of("reference", "BANK-" + variant);
            case ACCEPT_OFFER,
                    AGREE_REPAIR,
                    END_REPAIR,
                    WITHDRAW,
                    REOPEN,
                    SUBMIT_EVIDENCE,
                    COMPLETE_EVIDENCE,
                    EXTEND_EVIDENCE,
                    RESUME,
                    WAIVE_APPEAL -> null;
        };
    }

    /** Back to the group, which is always possible, or to somebody. */
    private static Map<String, Object> handOver(int variant) {
        List<String> people = List.of("omar", "lena", "sofia", "nobody");
        return variant % 5 == 0
                ? Map.of("note", "I am away from tomorrow on.")
                : Map.of("to", people.get(variant % people.size()), "note", "You know this seller.");
    }

    private static Map<String, Object> escalation(int variant) {
        Map<String, Object> body = new HashMap<>();
        body.put("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps"));
        if (variant % 2 == 1) {
            body.put("requestedRemedy", REMEDIES.get(variant % REMEDIES.size()));
        }
        return body;
    }

    private static Map<String, Object> decision(int variant) {
        Map<String, Object> remedy =
                variant % 5 == 4 ? remedy("DENIED") : REMEDIES.get(variant % (REMEDIES.size() - 1));
        return Map.of(
                "remedy",
                remedy,
                "fault",
                List.of("SELLER", "BUYER", "CARRIER", "NONE").get(variant % 4),
                "returnRequired",
                variant % 6 == 1,
                "reasons",
                REASONS);
    }

    private static Map<String, Object> appealDecision(int variant) {
        return variant % 3 == 0
                ? Map.of("outcome", "UPHELD", "reasons", REASONS)
                : Map.of(
                        "outcome",
                        variant % 3 == 1 ? "AMENDED" : "OVERTURNED",
                        "remedy",
                        variant % 2 == 0 ? remedy("DENIED") : remedy("PARTIAL_REFUND", "33.33"),
                        "fault",
                        "SELLER",
                        "reasons",
                        REASONS);
    }

    private static String lastId(JsonNode items) {
        return items.isEmpty()
                ? new UUID(0, 1).toString()
                : items.get(items.size() - 1).path("id").asText();
    }
}
