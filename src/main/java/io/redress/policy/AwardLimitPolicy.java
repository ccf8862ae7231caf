package io.redress.policy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;

/** M3: an award is at most what was paid, plus freight, plus incidental costs that are proven. */
public final class AwardLimitPolicy {

    static final String TABLE = "award-limit";

    /** What each part is called among the facts. */
    static final Map<AwardPart, String> FACTS =
            Map.of(AwardPart.PAID, "paid", AwardPart.FREIGHT, "freight", AwardPart.INCIDENTAL_COSTS, "incidentalCosts");

    private final RuleBook rules;

    AwardLimitPolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public AwardLimitPolicy under(OpenedUnder opened) {
        return new AwardLimitPolicy(rules.under(opened));
    }

    /**
     * All amounts in one currency.
     *
     * @param incidentalCosts what the buyer says the matter cost besides
     * @param incidentalCostsProven whether evidence proves them
     * @throws NoRuleMatched if the table has no row for the facts
     */
    public AwardLimit decide(Money paid, Money freight, Money incidentalCosts, boolean incidentalCostsProven) {
        var amounts =
                Map.of(AwardPart.PAID, paid, AwardPart.FREIGHT, freight, AwardPart.INCIDENTAL_COSTS, incidentalCosts);
        var facts = new Facts()
                .with("incidentalCostsProven", incidentalCostsProven)
                .with("currency", paid.getCurrencyUnit().getCode())
                .with("paid", paid)
                .with("freight", freight)
                .with("incidentalCosts", incidentalCosts)
                .toMap();
        RuleResult said = rules.lookUp(TABLE, facts);
        Map<AwardPart, Money> parts = new EnumMap<>(AwardPart.class);
        counting(said.hits()).forEach(part -> parts.put(part, amounts.get(part)));
        Money limit = parts.values().stream().reduce(Money.zero(paid.getCurrencyUnit()), Money::plus);
        return new AwardLimit(limit, parts, rules.ruling(said, facts));
    }

    static Set<AwardPart> counting(List<RuleHit> hits) {
        Set<AwardPart> parts = EnumSet.noneOf(AwardPart.class);
        hits.stream()
                .filter(hit -> hit.truth("counts"))
                .forEach(hit -> parts.add(hit.member("component", AwardPart.class)));
        return parts;
    }
}
