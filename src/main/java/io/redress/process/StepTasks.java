package io.redress.process;

import io.redress.cases.Step;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which user task of the diagrams stands for which step of a case. */
final class StepTasks {

    private static final Map<Step, String> KEYS = new EnumMap<>(Step.class);
    private static final Map<String, Step> STEPS = new HashMap<>();

    static {
        put(Step.ANSWER_REQUEST, "task_answerRequest");
        put(Step.ANSWER_OFFER, "task_answerOffer");
        put(Step.CONTINUE_NEGOTIATION, "task_continueNegotiation");
        put(Step.FILE_DISPUTE, "task_fileDispute");
        put(Step.BUYER_EVIDENCE, "task_buyerEvidence");
        put(Step.SELLER_EVIDENCE, "task_sellerEvidence");
        put(Step.DECIDE_DISPUTE, "task_mediateDispute");
        put(Step.ANSWER_EVIDENCE_REQUEST, "task_answerEvidenceRequest");
        put(Step.SIGN_DECISION, "task_signDecision");
        put(Step.CONSIDER_APPEAL, "task_considerAppeal");
        put(Step.ANSWER_APPEAL, "task_answerAppeal");
        put(Step.ANSWER_CROSS_APPEAL, "task_answerCrossAppeal");
        put(Step.REVIEW_APPEAL, "task_reviewAppeal");
        put(Step.SHIP_RETURN, "task_shipReturn");
        put(Step.INSPECT_RETURN, "task_inspectReturn");
        put(Step.DECIDE_OBJECTION, "task_reviewObjection");
        put(Step.SHIP_REPLACEMENT, "task_shipReplacement");
        put(Step.CONFIRM_RECEIPT, "task_confirmReceipt");
        put(Step.PAY_AWARD, "task_payAward");
    }

    private StepTasks() {}

    private static void put(Step step, String key) {
        KEYS.put(step, key);
        STEPS.put(key, step);
    }

    static String keyOf(Step step) {
        return KEYS.get(step);
    }

    /** The user tasks of those steps. */
    static String[] keysOf(Predicate<Step> which) {
        return Arrays.stream(Step.values()).filter(which).map(KEYS::get).toArray(String[]::new);
    }

    /** Empty for a user task that an analyst has added and that no command answers. */
    static Optional<Step> stepOf(String taskDefinitionKey) {
        return Optional.ofNullable(STEPS.get(taskDefinitionKey));
    }
}
