package io.redress.policy;

import static io.redress.policy.AnswerColumn.Type.COUNT;
import static io.redress.policy.AnswerColumn.Type.GROUPS;
import static io.redress.policy.AnswerColumn.Type.NUMBER;
import static io.redress.policy.AnswerColumn.Type.PERIOD;
import static io.redress.policy.AnswerColumn.Type.TERM;
import static io.redress.policy.AnswerColumn.Type.TEXT;
import static io.redress.policy.AnswerColumn.Type.TRUTH;
import static io.redress.policy.Fact.amount;
import static io.redress.policy.Fact.count;
import static io.redress.policy.Fact.note;
import static io.redress.policy.Fact.openWord;
import static io.redress.policy.Fact.text;
import static io.redress.policy.Fact.texts;
import static io.redress.policy.Fact.truth;
import static io.redress.policy.Fact.word;

import io.redress.orders.CarriageArrangedBy;
import io.redress.orders.Channel;
import io.redress.security.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each rule table is told and what is read from its answer, whichever version of it is deployed. */
public final class TableContracts {

    private static final Fact REASON = word("reason", Reason.class);
    private static final Fact CHANNEL = word("effectiveChannel", Channel.class);
    private static final Fact CURRENCY = text("currency");
    private static final Fact SAFETY = truth("safety");
    private static final AnswerColumn WORDS = AnswerColumn.of("words", TEXT);
    private static final AnswerColumn EXPLANATION = AnswerColumn.of("explanation", TEXT);

    private static final Map<String, TableContract> ALL = List.of(
                    new TableContract(
                                    ChannelPolicy.TABLE,
                                    List.of(
                                            word("channel", Channel.class),
                                            truth("contractSigned"),
                                            truth("toApprovedAccount")),
                                    List.of(AnswerColumn.word("effectiveChannel", Channel.class), EXPLANATION))
                            .answersOnce(),
                    eligibility(),
                    new TableContract(
                                    FreightPolicy.TABLE,
                                    List.of(
                                            word("freightPolicy", FreightScheme.class),
                                            REASON,
                                            word("fault", Fault.class).orMissing(),
                                            word("carriageArrangedBy", CarriageArrangedBy.class),
                                            word("agreedPayer", FreightPayer.class)
                                                    .orMissing(),
                                            truth("lowValue")),
                                    List.of(
                                            AnswerColumn.word("payer", FreightPayer.class),
                                            AnswerColumn.of("basis", TEXT)))
                            .answersOnce(),
                    new TableContract(
                            EvidencePolicy.REQUIREMENTS,
                            List.of(REASON, CHANNEL, texts("categories")),
                            List.of(
                                    AnswerColumn.word("side", Side.class).orEmpty(),
                                    AnswerColumn.of("requirement", TEXT).orEmpty(),
                                    AnswerColumn.words("anyOf", EvidenceType.class)
                                            .orEmpty(),
                                    WORDS.orEmpty())),
                    new TableContract(
                                    EvidencePolicy.BURDEN,
                                    List.of(CHANNEL, REASON),
                                    List.of(AnswerColumn.word("burden", Burden.class), WORDS))
                            .answersOnce(),
                    new TableContract(
                                    EvidencePolicy.HELD,
                                    List.of(
                                            CHANNEL,
                                            truth("contractSigned"),
                                            truth("writtenSpecification"),
                                            truth("moneyPaid"),
                                            truth("trackingDelivered")),
                                    List.of(
                                            AnswerColumn.word("type", EvidenceType.class)
                                                    .orEmpty(),
                                            WORDS))
                            .whenever("effectiveChannel", Channel.TRADE_ASSURANCE.name(), "contractSigned", true),
                    new TableContract(
                                    EvidencePolicy.SUFFICIENCY,
                                    List.of(
                                            note("side"),
                                            truth("burden"),
                                            count("required"),
                                            count("met"),
                                            count("submitted"),
                                            note("missingRequirements")),
                                    List.of(
                                            AnswerColumn.word("verdict", Verdict.class),
                                            AnswerColumn.of("score", COUNT),
                                            AnswerColumn.of("draftAgainst", TRUTH),
                                            WORDS))
                            .answersOnce()
                            .together("required", "met", (required, met) -> number(met) <= number(required)),
                    new TableContract(
                                    DeadlinePolicy.TABLE,
                                    List.of(
                                            word("deadline", DeadlineName.class),
                                            SAFETY,
                                            note("startsAt"),
                                            note("daysSet")),
                                    List.of(
                                            AnswerColumn.of("term", TERM),
                                            AnswerColumn.word("basis", TermBasis.class),
                                            AnswerColumn.of("reminder", TERM).orEmpty()))
                            .answersOnce(),
                    new TableContract(
                                    PausePolicy.TABLE,
                                    List.of(word("stage", "MEDIATION", "APPEAL"), SAFETY, count("pausesBefore")),
                                    List.of(
                                            AnswerColumn.of("allowed", TRUTH),
                                            AnswerColumn.of("longestDays", COUNT)
                                                    .orEmpty(),
                                            EXPLANATION))
                            .answersOnce(),
                    new TableContract(
                                    RoutingPolicy.TABLE,
                                    List.of(
                                            text("language"),
                                            CHANNEL,
                                            REASON,
                                            note("amount"),
                                            note("currency"),
                                            truth("secondSignature"),
                                            truth("overdue")),
                                    List.of(AnswerColumn.of("group", GROUPS).orEmpty(), WORDS))
                            .decidedBy(Set.of("*")),
                    new TableContract(
                                    SignaturePolicy.TABLE,
                                    List.of(CURRENCY, amount("amount")),
                                    List.of(
                                            AnswerColumn.of("required", TRUTH),
                                            AnswerColumn.of("groups", GROUPS).orEmpty(),
                                            WORDS))
                            .answersOnce(),
                    new TableContract(
                                    EscalationPolicy.TABLE,
                                    List.of(SAFETY, truth("sellerAnswered")),
                                    List.of(AnswerColumn.of("mayEscalate", TRUTH), EXPLANATION))
                            .answersOnce(),
                    new TableContract(
                                    AllowancePolicy.TABLE,
                                    List.of(
                                            word("step", "REPAIR_PAUSE", "REOPENING", "EVIDENCE_EXTENSION"),
                                            truth("doneBefore"),
                                            truth("buyerAgrees"),
                                            truth("eligible")),
                                    List.of(AnswerColumn.of("allowed", TRUTH), EXPLANATION))
                            .answersOnce(),
                    new TableContract(
                            AwardLimitPolicy.TABLE,
                            List.of(
                                    truth("incidentalCostsProven"),
                                    note("currency"),
                                    note("paid"),
                                    note("freight"),
                                    note("incidentalCosts")),
                            List.of(AnswerColumn.word("component", AwardPart.class), AnswerColumn.of("counts", TRUTH))),
                    new TableContract(
                                    InspectionPolicy.TABLE,
                                    List.of(word("result", InspectionResult.class)),
                                    List.of(
                                            AnswerColumn.of("passed", TRUTH),
                                            AnswerColumn.of("photosRequired", TRUTH),
                                            WORDS))
                            .answersOnce(),
                    new TableContract(
                            EnforcementPolicy.LADDER,
                            List.of(
                                    note("currency"),
                                    amount("outstanding"),
                                    amount("heldFunds"),
                                    amount("guarantee"),
                                    count("penaltyPoints")),
                            List.of(
                                    AnswerColumn.word("measure", MeasureType.class)
                                            .orEmpty(),
                                    AnswerColumn.of("penaltyPoints", COUNT).orEmpty(),
                                    WORDS)),
                    new TableContract(
                                    EnforcementPolicy.BREACH,
                                    List.of(word("breach", Breach.class)),
                                    List.of(
                                            AnswerColumn.of("penaltyPoints", COUNT),
                                            AnswerColumn.of("performance", TRUTH),
                                            WORDS))
                            .answersOnce(),
                    new TableContract(
                            AppealPolicy.ADMISSIBILITY,
                            List.of(
                                    openWord("party", Side.class),
                                    openWord("ground", AppealGround.class),
                                    truth("newEvidence"),
                                    truth("explained"),
                                    truth("alreadyAppealed"),
                                    truth("withinWindow")),
                            List.of(AnswerColumn.of("admissible", TRUTH), EXPLANATION)),
                    new TableContract(
                                    AppealPolicy.REVIEW,
                                    List.of(SAFETY),
                                    List.of(AnswerColumn.of("groups", GROUPS), WORDS))
                            .answersOnce(),
                    new TableContract(
                            ConsistencyPolicy.SIMILARITY,
                            List.of(REASON, CHANNEL),
                            List.of(
                                    AnswerColumn.word("measure", SimilarityMeasure.class),
                                    AnswerColumn.of("number", COUNT))),
                    new TableContract(
                            ConsistencyPolicy.USUAL_OUTCOME,
                            List.of(
                                    count("similarCases"),
                                    count("sameRemedyPercent").orMissing(),
                                    count("shareDifference").orMissing(),
                                    count("sameFaultPercent").orMissing()),
                            List.of(AnswerColumn.word("finding", ConsistencyPolicy.Found.class), WORDS)),
                    new TableContract(
                            PriorityPolicy.TABLE,
                            List.of(
                                    amount("dollars").orMissing(),
                                    count("ageDays"),
                                    count("termUsed"),
                                    CHANNEL,
                                    SAFETY),
                            List.of(AnswerColumn.of("points", COUNT), WORDS)),
                    new TableContract(
                                    PriorityPolicy.DOLLARS,
                                    List.of(CURRENCY),
                                    List.of(AnswerColumn.of("dollars", NUMBER).orEmpty()))
                            .answersOnce(),
                    new TableContract(
                                    RetentionPolicy.TABLE,
                                    List.of(CHANNEL, SAFETY),
                                    List.of(AnswerColumn.of("kept", PERIOD), AnswerColumn.of("hold", TRUTH), WORDS))
                            .answersOnce())
            .stream()
            .collect(Collectors.toUnmodifiableMap(TableContract::table, Function.identity()));

    private TableContracts() {}

    /** By the key of the table. */
    public static Map<String, TableContract> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException if the service asks no such table */
    static TableContract of(String table) {
        TableContract contract = ALL.get(table);
        if (contract == null) {
            throw new IllegalArgumentException("TableContracts says nothing about table " + table);
        }
        return contract;
    }

    /** Goods that are received have been shipped, and only they were received so many days ago. */
    private static TableContract eligibility() {
        return new TableContract(
                        EligibilityPolicy.TABLE,
                        List.of(
                                REASON,
                                CHANNEL,
                                truth("shipped"),
                                truth("received"),
                                count("daysSinceReceipt").orMissing(),
                                count("workingDaysSinceOrder"),
                                truth("latentDefect"),
                                truth("promisedDatePassed"),
                                truth("lossRecorded"),
                                truth("returnedToShipper"),
                                truth("refundRecorded"),
                                truth("writtenSpecification"),
                                truth("orderClosed"),
                                truth("openCase"),
                                truth("quantityExceeded"),
                                truth("amountExceeded"),
                                truth("safetyHazard"),
                                truth("furtherPaymentAsked"),
                                truth("moneyPaid"),
                                note("orderedOn"),
                                note("promisedAt"),
                                note("shippedOn"),
                                note("receivedOn"),
                                note("requestedOn")),
                        List.of(
                                AnswerColumn.word("finding", FindingKind.class),
                                AnswerColumn.word("flag", Flag.class).orEmpty(),
                                AnswerColumn.word("eligibleFrom", EligibleFrom.class)
                                        .orEmpty(),
                                AnswerColumn.of("windowDays", COUNT).orEmpty(),
                                AnswerColumn.word("windowFrom", WindowFrom.class)
                                        .orEmpty(),
                                EXPLANATION,
                                AnswerColumn.of("alternative", TEXT).orEmpty()))
                .decidedBy(Set.of(FindingKind.ALLOW.name(), FindingKind.BLOCK.name(), FindingKind.REFUSE.name()))
                .whenever("received", true, "shipped", true)
                .whenever("received", false, "daysSinceReceipt", null)
                .together(
                        "received",
                        "daysSinceReceipt",
                        (received, days) -> !Boolean.TRUE.equals(received) || days != null);
    }

    private static double number(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).doubleValue();
    }
}
