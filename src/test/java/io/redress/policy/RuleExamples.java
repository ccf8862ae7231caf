package io.redress.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For each row of each table, facts that it is made for. */
final class RuleExamples {

    /**
     * @param row id of the row that these facts must hit
     * @param facts of the table's inputs
     */
    record Example(String table, String row, Map<String, @Nullable Object> facts) {}

    private final List<Example> examples = new ArrayList<>();

    static List<Example> all() {
        RuleExamples all = new RuleExamples();
        all.channels();
        all.eligibility();
        all.freight();
        all.evidence();
        all.deadlines();
        all.routing();
        all.priorities();
        all.permissions();
        all.appeals();
        all.settlement();
        all.retention();
        all.consistency();
        return all.examples;
    }

    private void channels() {
        channel("rule_C1", "TRADE_ASSURANCE", true, true);
        channel("rule_C1_noContract", "TRADE_ASSURANCE", false, true);
        channel("rule_C1_otherAccount", "TRADE_ASSURANCE", true, false);
        channel("rule_C1_neither", "TRADE_ASSURANCE", false, false);
        channel("rule_C2", "WHOLESALE", false, true);
        channel("rule_C3", "OFFLINE", true, true);
    }

    private void channel(String row, String channel, boolean contractSigned, boolean toApprovedAccount) {
        add(
                "effective-channel",
                row,
                Map.of("channel", channel, "contractSigned", contractSigned, "toApprovedAccount", toApprovedAccount));
    }

    private void eligibility() {
        eligibility("rule_E10", "CANCEL_BEFORE_SHIPMENT", Map.of("workingDaysSinceOrder", 5));
        eligibility("rule_E11", "CANCEL_BEFORE_SHIPMENT", Map.of("shipped", true));
        eligibility("rule_E12", "CANCEL_BEFORE_SHIPMENT", Map.of("workingDaysSinceOrder", 6));
        eligibility("rule_E20", "CHANGE_OF_MIND", received(7));
        eligibility("rule_E21", "CHANGE_OF_MIND", received(8));
        eligibility("rule_E22", "CHANGE_OF_MIND", Map.of("shipped", true));
        eligibility("rule_E23", "CHANGE_OF_MIND", Map.of());
        eligibility("rule_E30", "DEFECTIVE", received(30));
        eligibility("rule_E31", "DEFECTIVE", received(90, "latentDefect", true));
        eligibility("rule_E32", "DEFECTIVE", received(31));
        eligibility("rule_E32_offline", "DEFECTIVE", received(31, "latentDefect", true, "effectiveChannel", "OFFLINE"));
        eligibility("rule_E32_after90", "DEFECTIVE", received(91, "latentDefect", true));
        eligibility("rule_E33", "WRONG_ITEM", Map.of("shipped", true));
        eligibility("rule_E33_notShipped", "NON_COMPLIANT", Map.of());
        eligibility("rule_E34", "NON_COMPLIANT", Map.of("shipped", true));
        eligibility("rule_E40", "NOT_DELIVERED", Map.of("promisedDatePassed", true));
        eligibility("rule_E41", "NOT_DELIVERED", Map.of("shipped", true));
        eligibility("rule_E42", "NOT_DELIVERED", received(1));
        eligibility("rule_E43", "DAMAGED", Map.of("shipped", true, "returnedToShipper", true));
        eligibility("rule_E44", "LOST_IN_TRANSIT", Map.of("shipped", true, "lossRecorded", true));
        eligibility("rule_E50", "QUALITY_DISCREPANCY", received(1, "writtenSpecification", false));
        eligibility("rule_E60", "DAMAGED", received(1, "orderClosed", true));
        eligibility("rule_E70", "DAMAGED", received(1, "openCase", true));
        eligibility("rule_E71_quantity", "DAMAGED", received(1, "quantityExceeded", true));
        eligibility("rule_E71_amount", "DAMAGED", received(1, "amountExceeded", true));
        eligibility("rule_E80", "DAMAGED", received(1, "safetyHazard", true));
        eligibility("rule_E81", "DAMAGED", received(1, "furtherPaymentAsked", true));
        eligibility("rule_E90", "SELLER_CANNOT_FULFIL", Map.of());
        eligibility("rule_E91", "SELLER_CANNOT_FULFIL", Map.of("moneyPaid", false));
    }

    /** What is not named is as on an ordinary trade-assurance order that was placed today. */
    private void eligibility(String row, String reason, Map<String, Object> different) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("reason", reason);
        facts.put("effectiveChannel", "TRADE_ASSURANCE");
        facts.put("daysSinceReceipt", null);
        facts.put("workingDaysSinceOrder", 0);
        facts.put("writtenSpecification", true);
        facts.put("moneyPaid", true);
        for (String absent : List.of(
                "shipped",
                "received",
                "latentDefect",
                "promisedDatePassed",
                "lossRecorded",
                "returnedToShipper",
                "refundRecorded",
                "orderClosed",
                "openCase",
                "quantityExceeded",
                "amountExceeded",
                "safetyHazard",
                "furtherPaymentAsked")) {
            facts.put(absent, false);
        }
        facts.putAll(different);
        examples.add(new Example("eligibility", row, facts));
    }

    private static Map<String, Object> received(int daysAgo, Object... more) {
        Map<String, Object> facts = facts(more);
        facts.putAll(Map.of("shipped", true, "received", true, "daysSinceReceipt", daysAgo));
        return facts;
    }

    private void freight() {
        freight("rule_F50_buyer", "DAMAGED", "agreedPayer", "BUYER");
        freight("rule_F50_seller", "CHANGE_OF_MIND", "agreedPayer", "SELLER", "lowValue", true);
        freight("rule_F50_nobody", "DAMAGED", "agreedPayer", "NOBODY");
        freight("rule_F60", "DAMAGED", "lowValue", true);
        freight("rule_F90", "CHANGE_OF_MIND", "freightPolicy", "PUBLISHED_GUIDE");
        freight("rule_F91", "WRONG_ITEM", "freightPolicy", "PUBLISHED_GUIDE");
        freight("rule_F40", "DAMAGED", "fault", "BUYER");
        freight("rule_F20", "CHANGE_OF_MIND", "fault", "SELLER");
        freight("rule_F30", "DAMAGED", "fault", "CARRIER");
        freight("rule_F31", "DAMAGED", "fault", "CARRIER", "carriageArrangedBy", "BUYER");
        freight("rule_F10", "CHANGE_OF_MIND");
        freight("rule_F30_presumed", "DAMAGED_IN_TRANSIT");
        freight("rule_F31_presumed", "DAMAGED_IN_TRANSIT", "carriageArrangedBy", "BUYER");
        freight("rule_F41", "DEFECTIVE", "fault", "NONE");
        freight("rule_F20_presumed", "DEFECTIVE");
        freight("rule_F21", "NOT_DELIVERED");
        freight("rule_F70", "PAYMENT_OR_REFUND");
    }

    private void freight(String row, String reason, Object... different) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("reason", reason);
        facts.put("freightPolicy", "FAULT_BEARS");
        facts.put("fault", null);
        facts.put("agreedPayer", null);
        facts.put("carriageArrangedBy", "SELLER");
        facts.put("lowValue", false);
        facts.putAll(facts(different));
        examples.add(new Example("freight", row, facts));
    }

    private void evidence() {
        for (String row : List.of("rule_V10_agreed", "rule_V10_condition", "rule_V10_statement")) {
            required(row, "QUALITY_DISCREPANCY", "TRADE_ASSURANCE");
        }
        required("rule_V10_papers", "NON_COMPLIANT", "TRADE_ASSURANCE");
        required("rule_V11_condition", "DEFECTIVE", "TRADE_ASSURANCE", "Tableware");
        required("rule_V11_machinery", "DEFECTIVE", "TRADE_ASSURANCE", "Textile machinery");
        required("rule_V11_statement", "DEFECTIVE", "TRADE_ASSURANCE");
        required("rule_V12_condition", "DAMAGED", "WHOLESALE");
        required("rule_V12_statement", "DAMAGED_IN_TRANSIT", "WHOLESALE");
        for (String row : List.of("rule_V13_condition", "rule_V13_ordered", "rule_V13_statement")) {
            required(row, "SHORT_QUANTITY", "WHOLESALE");
        }
        required("rule_V14", "NOT_DELIVERED", "WHOLESALE");
        required("rule_V15", "PAYMENT_OR_REFUND", "WHOLESALE");
        required("rule_V16_price", "PRICE_RAISED", "WHOLESALE");
        required("rule_V16_correspondence", "PRICE_RAISED", "WHOLESALE");
        required("rule_V17", "CHANGE_OF_MIND", "WHOLESALE");
        required("rule_V20_payment", "CHANGE_OF_MIND", "OFFLINE");
        required("rule_V20_agreement", "DEFECTIVE", "OFFLINE");
        add("burden-of-proof", "rule_C3", Map.of("effectiveChannel", "OFFLINE", "reason", "NOT_DELIVERED"));
        add("burden-of-proof", "rule_V14_burden", Map.of("effectiveChannel", "WHOLESALE", "reason", "NOT_DELIVERED"));
        add("burden-of-proof", "rule_V17_burden", Map.of("effectiveChannel", "WHOLESALE", "reason", "CHANGE_OF_MIND"));
        add("burden-of-proof", "rule_V5", Map.of("effectiveChannel", "WHOLESALE", "reason", "DEFECTIVE"));
        for (String row : List.of("rule_C2_description", "rule_C2_payment", "rule_V14_tracking")) {
            held(row, "WHOLESALE");
        }
        for (String row : List.of("rule_V5_contract", "rule_V5_specification", "rule_V5_payment")) {
            held(row, "TRADE_ASSURANCE");
        }
        held("rule_V5_nothing", "OFFLINE");
        sufficiency("rule_V31", true, 2, 0, 0);
        sufficiency("rule_V30_sufficient", true, 2, 2, 0);
        sufficiency("rule_V30_partial", true, 2, 1, 1);
        sufficiency("rule_V30_insufficient", false, 2, 0, 0);
    }

    private void required(String row, String reason, String channel, String... categories) {
        add(
                "evidence-requirements",
                row,
                Map.of("reason", reason, "effectiveChannel", channel, "categories", List.of(categories)));
    }

    private void held(String row, String channel) {
        add(
                "evidence-held",
                row,
                Map.of(
                        "effectiveChannel", channel,
                        "contractSigned", true,
                        "writtenSpecification", true,
                        "moneyPaid", true,
                        "trackingDelivered", true));
    }

    private void sufficiency(String row, boolean burden, int required, int met, int submitted) {
        add(
                "evidence-sufficiency",
                row,
                Map.of("burden", burden, "required", required, "met", met, "submitted", submitted));
    }

    private void deadlines() {
        deadline("rule_N1_seller", "SELLER_RESPONSE", false);
        deadline("rule_N1_seller_safety", "SELLER_RESPONSE", true);
        deadline("rule_N1_buyer", "BUYER_RESPONSE", false);
        deadline("rule_N3", "NEGOTIATION", false);
        deadline("rule_N3_safety", "NEGOTIATION", true);
        deadline("rule_N3_repair", "REPAIR_PAUSE", false);
        deadline("rule_V1", "FILING", false);
        deadline("rule_V2", "SELLER_EVIDENCE", true);
        deadline("rule_V2_extension", "EVIDENCE_EXTENSION", false);
        deadline("rule_V2_request", "EVIDENCE_REQUEST", false);
        deadline("rule_M1_half", "MEDIATION_HALF", false);
        deadline("rule_M1_fourFifths", "MEDIATION_FOUR_FIFTHS", false);
        deadline("rule_M1_target", "MEDIATION_TARGET", false);
        deadline("rule_M1_limit", "MEDIATION_LIMIT", false);
        deadline("rule_M1_half_safety", "MEDIATION_HALF", true);
        deadline("rule_M1_fourFifths_safety", "MEDIATION_FOUR_FIFTHS", true);
        deadline("rule_M1_safety", "MEDIATION_LIMIT", true);
        deadline("rule_A1", "APPEAL_WINDOW", false);
        deadline("rule_A3_answer", "CROSS_APPEAL_ANSWER", false);
        deadline("rule_A3_review", "APPEAL_REVIEW", false);
        deadline("rule_S1_shipment", "RETURN_SHIPMENT", false);
        deadline("rule_S1_transit", "RETURN_TRANSIT", false);
        deadline("rule_S1_inspection", "RETURN_INSPECTION", false);
        deadline("rule_S2", "OBJECTION_REVIEW", false);
        deadline("rule_S3_shipment", "REPLACEMENT_SHIPMENT", false);
        deadline("rule_S3_transit", "REPLACEMENT_TRANSIT", false);
        deadline("rule_S3_receipt", "REPLACEMENT_RECEIPT", false);
        deadline("rule_S4_payment", "AWARD_PAYMENT", false);
        deadline("rule_S4_enforcement", "ENFORCEMENT", false);
    }

    private void deadline(String row, String deadline, boolean safety) {
        add("deadlines", row, Map.of("deadline", deadline, "safety", safety));
    }

    private void routing() {
        route("rule_M2", "en", "WHOLESALE", "DAMAGED", false, false);
        route("rule_M2_chinese", "zh-CN", "WHOLESALE", "DAMAGED", false, false);
        route("rule_M2_channel", "en", "OFFLINE", "DAMAGED", false, false);
        route("rule_M2_reason", "en", "WHOLESALE", "PRICE_RAISED", false, false);
        route("rule_M2_amount", "en", "WHOLESALE", "DAMAGED", true, false);
        route("rule_M1_lead", "en", "WHOLESALE", "DAMAGED", false, true);
        signature("rule_M4_USD", "USD", "5000.01");
        signature("rule_M4_EUR", "EUR", "4300.01");
        signature("rule_M4_GBP", "GBP", "3700.01");
        signature("rule_M4_CHF", "CHF", "4000.01");
        signature("rule_M4_AUD", "AUD", "7500.01");
        signature("rule_M4_CAD", "CAD", "6800.01");
        signature("rule_M4_SGD", "SGD", "6400.01");
        signature("rule_M4_HKD", "HKD", "39000.01");
        signature("rule_M4_AED", "AED", "18000.01");
        signature("rule_M4_CNY", "CNY", "35000.01");
        signature("rule_M4_BRL", "BRL", "26000.01");
        signature("rule_M4_MXN", "MXN", "90000.01");
        signature("rule_M4_INR", "INR", "420000.01");
        signature("rule_M4_JPY", "JPY", "700001");
        signature("rule_M4_KRW", "KRW", "6500001");
        signature("rule_M4_below", "USD", "5000.00");
        signature("rule_M4_otherCurrency", "ISK", "1");
    }

    private void route(
            String row, String language, String channel, String reason, boolean secondSignature, boolean overdue) {
        add(
                "routing",
                row,
                Map.of(
                        "language", language,
                        "effectiveChannel", channel,
                        "reason", reason,
                        "secondSignature", secondSignature,
                        "overdue", overdue));
    }

    private void signature(String row, String currency, String amount) {
        add("second-signature", row, Map.of("currency", currency, "amount", new BigDecimal(amount)));
    }

    private void priorities() {
        for (String currency : List.of(
                "USD", "EUR", "GBP", "CHF", "AUD", "CAD", "SGD", "HKD", "AED", "CNY", "BRL", "MXN", "INR", "JPY",
                "KRW")) {
            add("dollar-worth", "rule_M2_" + currency, Map.of("currency", currency));
        }
        add("dollar-worth", "rule_M2_otherCurrency", Map.of("currency", "ISK"));
        priority("rule_M2_waits");
        priority("rule_M2_medium", "dollars", new BigDecimal("500"));
        priority("rule_M2_large", "dollars", new BigDecimal("5000"));
        priority("rule_M2_signed", "dollars", new BigDecimal("20000"));
        priority("rule_M2_veryLarge", "dollars", new BigDecimal("20000.01"));
        priority("rule_M2_unknown", "dollars", null);
        priority("rule_M2_old", "ageDays", 29);
        priority("rule_M2_older", "ageDays", 30);
        priority("rule_M2_oldest", "ageDays", 60);
        priority("rule_M2_fast", "effectiveChannel", "WHOLESALE");
        priority("rule_M1_halfUsed", "termUsed", 50);
        priority("rule_M1_mostUsed", "termUsed", 99);
        priority("rule_M1_over", "termUsed", 100);
        priority("rule_M1_longOver", "termUsed", 150);
        priority("rule_E80_first", "safety", true);
    }

    /** What is not named is as in a small, new case that nothing makes urgent. */
    private void priority(String row, Object... different) {
        Map<String, Object> facts = facts(
                "dollars", BigDecimal.ONE, "ageDays", 0, "termUsed", 0, "effectiveChannel", "OFFLINE", "safety", false);
        facts.putAll(facts(different));
        add("priority", row, facts);
    }

    private void permissions() {
        add("escalation", "rule_N5_safety", Map.of("safety", true, "sellerAnswered", false));
        add("escalation", "rule_N5", Map.of("safety", false, "sellerAnswered", true));
        add("escalation", "rule_N5_wait", Map.of("safety", false, "sellerAnswered", false));
        allowance("rule_N3_once", "REPAIR_PAUSE", true, true, true);
        allowance("rule_N3_disagreed", "REPAIR_PAUSE", false, false, true);
        allowance("rule_N3_pause", "REPAIR_PAUSE", false, true, true);
        allowance("rule_N4_once", "REOPENING", true, true, true);
        allowance("rule_N4_late", "REOPENING", false, true, false);
        allowance("rule_N4_reopen", "REOPENING", false, true, true);
        allowance("rule_V2_once", "EVIDENCE_EXTENSION", true, true, true);
        allowance("rule_V2_extend", "EVIDENCE_EXTENSION", false, true, true);
        pause("rule_M1_pause", "MEDIATION", false, 1);
        pause("rule_M1_pause_safety", "MEDIATION", true, 0);
        pause("rule_M1_pause_over", "MEDIATION", false, 2);
        pause("rule_A3_pause", "APPEAL", true, 0);
        pause("rule_A3_pause_over", "APPEAL", false, 1);
    }

    private void pause(String row, String stage, boolean safety, int before) {
        add("clock-pause", row, Map.of("stage", stage, "safety", safety, "pausesBefore", before));
    }

    private void allowance(String row, String step, boolean before, boolean agrees, boolean eligible) {
        add("allowance", row, Map.of("step", step, "doneBefore", before, "buyerAgrees", agrees, "eligible", eligible));
    }

    private void appeals() {
        add("appeal-review", "rule_A3", Map.of("safety", false));
        add("appeal-review", "rule_A3_safety", Map.of("safety", true));
        appeal("rule_A1_party", "party", "CARRIER");
        appeal("rule_A1_window", "withinWindow", false);
        appeal("rule_A1_once", "alreadyAppealed", true);
        appeal("rule_A2_ground", "ground", "UNHAPPY");
        appeal("rule_A2_nothingNew", "newEvidence", false);
        appeal("rule_A2_unexplained", "explained", false);
        appeal("rule_A2_newEvidence");
        appeal("rule_A2_procedure", "ground", "PROCEDURAL_ERROR", "newEvidence", false);
        appeal("rule_A2_rule", "ground", "RULE_MISAPPLIED", "newEvidence", false);
    }

    /** What is not named is as in an appeal by the buyer that nothing speaks against. */
    private void appeal(String row, Object... different) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "party", "BUYER",
                "ground", "NEW_EVIDENCE",
                "newEvidence", true,
                "explained", true,
                "alreadyAppealed", false,
                "withinWindow", true));
        facts.putAll(facts(different));
        add("appeal-admissibility", row, facts);
    }

    private void settlement() {
        for (String row : List.of("rule_M3_paid", "rule_M3_freight", "rule_M3_incidental")) {
            add("award-limit", row, Map.of("incidentalCostsProven", true));
        }
        add("award-limit", "rule_M3_unproven", Map.of("incidentalCostsProven", false));
        add("inspection", "rule_S2_asExpected", Map.of("result", "AS_EXPECTED"));
        add("inspection", "rule_S2_objection", Map.of("result", "INCOMPLETE"));
        add("inspection", "rule_S2_notArrived", Map.of("result", "NOT_ARRIVED"));
        for (String row :
                List.of("rule_S4_heldFunds", "rule_S4_guarantee", "rule_S4_penaltyPoints", "rule_S4_suspension")) {
            enforcement(row, "500.00", "100.00", "100.00", 18);
        }
        enforcement("rule_S4_nothingOwed", "0.00", "100.00", "100.00", 0);
        add("breach", "rule_S5", Map.of("breach", "SHIPPED_AFTER_CANCELLATION"));
    }

    private void retention() {
        add("retention", "rule_R10", Map.of("effectiveChannel", "TRADE_ASSURANCE", "safety", false));
        add("retention", "rule_R11", Map.of("effectiveChannel", "WHOLESALE", "safety", false));
        add("retention", "rule_R12", Map.of("effectiveChannel", "OFFLINE", "safety", false));
        add("retention", "rule_R13", Map.of("effectiveChannel", "OFFLINE", "safety", true));
    }

    private void consistency() {
        for (String row : List.of(
                "rule_M6_reason",
                "rule_M6_relatedReason",
                "rule_M6_channel",
                "rule_M6_buyerEvidence",
                "rule_M6_sellerEvidence",
                "rule_M6_amount",
                "rule_M6_goods",
                "rule_M6_atLeast",
                "rule_M6_amountFactor",
                "rule_M6_counted",
                "rule_M6_shown")) {
            add("similarity", row, Map.of("reason", "DAMAGED", "effectiveChannel", "WHOLESALE"));
        }
        usual("rule_M7_tooFew", 4, 0, 90, 0);
        usual("rule_M7_enough", 5, 100, 0, 100);
        usual("rule_M7_remedy", 5, 24, 0, 100);
        usual("rule_M7_amount", 5, 100, 26, 100);
        usual("rule_M7_fault", 5, 100, 0, 24);
    }

    private void usual(String row, int similarCases, int sameRemedy, int shareDifference, int sameFault) {
        add(
                "usual-outcome",
                row,
                Map.of(
                        "similarCases", similarCases,
                        "sameRemedyPercent", sameRemedy,
                        "shareDifference", shareDifference,
                        "sameFaultPercent", sameFault));
    }

    private void enforcement(String row, String outstanding, String heldFunds, String guarantee, int penaltyPoints) {
        add(
                "enforcement",
                row,
                Map.of(
                        "outstanding", new BigDecimal(outstanding),
                        "heldFunds", new BigDecimal(heldFunds),
                        "guarantee", new BigDecimal(guarantee),
                        "penaltyPoints", penaltyPoints));
    }

    private void add(String table, String row, Map<String, ?> facts) {
        examples.add(new Example(table, row, new HashMap<>(facts)));
    }

    private static Map<String, Object> facts(Object... namesAndValues) {
        Map<String, Object> facts = new HashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            facts.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return facts;
    }
}
