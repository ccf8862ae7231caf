package io.redress.policy;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the rows of a table, in the word or two that are kept with a ruling. In one place, so that what a
 * changed table would say can be set against what was said.
 */
public final class Results {

    private Results() {}

    /** Rows fit, and none of them decides. The service stops there as if there were none. */
    public static final class NothingFollows extends IllegalStateException {
        NothingFollows(String message) {
            super(message);
        }
    }

    /** Several rows fit where one has to answer. */
    public static final class SeveralAnswer extends IllegalStateException {
        SeveralAnswer(String message) {
            super(message);
        }
    }

    /**
     * @param hits the rows that fit; at least one
     * @param facts what was looked up, as it was told or as it was kept
     * @throws NothingFollows if none of these rows decides
     * @throws SeveralAnswer if one row has to answer, and more do
     * @throws IllegalStateException if a cell holds something else than is read from it
     * @throws IllegalArgumentException if no rulings are kept of the table
     */
    public static String of(String table, List<RuleHit> hits, Map<String, ? extends @Nullable Object> facts) {
        return switch (table) {
            case ChannelPolicy.TABLE -> one(table, hits).text("effectiveChannel");
            case EligibilityPolicy.TABLE -> EligibilityPolicy.result(hits);
            case FreightPolicy.TABLE -> one(table, hits).text("payer");
            case EvidencePolicy.REQUIREMENTS -> count(hits, "side") + " required";
            case EvidencePolicy.HELD -> count(hits, "type") + " held";
            case EvidencePolicy.BURDEN -> one(table, hits).text("burden");
            case EvidencePolicy.SUFFICIENCY ->
                facts.get("side") + " " + one(table, hits).text("verdict");
            case PausePolicy.TABLE -> {
                RuleHit hit = one(table, hits);
                yield hit.truth("allowed") ? hit.number("longestDays") + " days" : "not allowed";
            }
            case RoutingPolicy.TABLE -> String.join(",", RoutingPolicy.groups(hits));
            case SignaturePolicy.TABLE -> one(table, hits).truth("required") ? "required" : "not required";
            case EscalationPolicy.TABLE -> one(table, hits).truth("mayEscalate") ? "allowed" : "not allowed";
            case AllowancePolicy.TABLE -> one(table, hits).truth("allowed") ? "allowed" : "not allowed";
            case AwardLimitPolicy.TABLE -> limit(hits, facts).toString();
            case InspectionPolicy.TABLE -> one(table, hits).truth("passed") ? "passed" : "objection";
            case EnforcementPolicy.LADDER -> measures(hits);
            case EnforcementPolicy.BREACH -> one(table, hits).number("penaltyPoints") + " points";
            case AppealPolicy.ADMISSIBILITY -> AppealPolicy.admits(hits) ? "admitted" : "refused";
            case AppealPolicy.REVIEW -> one(table, hits).text("groups");
            case RetentionPolicy.TABLE -> {
                RuleHit hit = one(table, hits);
                yield hit.truth("hold") ? "held" : hit.text("kept");
            }
            default -> throw new IllegalArgumentException("No rulings of table " + table + " are kept");
        };
    }

    static RuleHit one(String table, List<RuleHit> hits) {
        if (hits.size() > 1) {
            throw new SeveralAnswer("Table " + table + " must answer with one row, and answers with "
                    + hits.stream().map(RuleHit::ruleId).toList());
        }
        return hits.get(0);
    }

    private static long count(List<RuleHit> hits, String output) {
        return hits.stream().filter(hit -> hit.optionalText(output).isPresent()).count();
    }

    private static String measures(List<RuleHit> hits) {
        String measures = hits.stream()
                .map(hit -> hit.optionalMember("measure", MeasureType.class))
                .filter(Objects::nonNull)
                .map(Enum::name)
                .collect(joining(","));
        return measures.isEmpty() ? "nothing owed" : measures;
    }

    private static Money limit(List<RuleHit> hits, Map<String, ? extends @Nullable Object> facts) {
        CurrencyUnit currency = CurrencyUnit.of(String.valueOf(facts.get("currency")));
        Money limit = Money.zero(currency);
        for (AwardPart part : AwardLimitPolicy.counting(hits)) {
            String fact = AwardLimitPolicy.FACTS.get(part);
            limit = limit.plus(Money.of(currency, new BigDecimal(String.valueOf(facts.get(fact)))));
        }
        return limit;
    }
}
