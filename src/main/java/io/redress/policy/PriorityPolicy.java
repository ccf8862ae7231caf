package io.redress.policy;

import java.math.BigDecimal;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * M1, M2, E80: how urgent a task of staff is. It orders the lists of staff and decides nothing about a party, so no
 * ruling is kept of it.
 */
public final class PriorityPolicy {

    static final String TABLE = "priority";
    static final String DOLLARS = "dollar-worth";

    private static final int HIGHEST = 100;

    private final RuleBook rules;

    PriorityPolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** @throws NoRuleMatched if no row fits */
    public Priority of(Urgency urgency) {
        var facts = new Facts()
                .with("dollars", inDollars(urgency.amount()))
                .with("ageDays", urgency.ageDays())
                .with("termUsed", urgency.termUsed())
                .with("effectiveChannel", urgency.effectiveChannel())
                .with("safety", urgency.safety())
                .toMap();
        List<RuleHit> hits = rules.lookUp(TABLE, facts).hits();
        int points = hits.stream().mapToInt(hit -> hit.number("points")).sum();
        return new Priority(
                Math.max(0, Math.min(points, HIGHEST)),
                hits.stream().map(hit -> hit.text("words")).toList());
    }

    private @Nullable BigDecimal inDollars(Money amount) {
        var facts =
                new Facts().with("currency", amount.getCurrencyUnit().getCode()).toMap();
        return rules.lookUp(DOLLARS, facts)
                .hits()
                .get(0)
                .optionalText("dollars")
                .map(rate -> amount.getAmount().multiply(new BigDecimal(rate)))
                .orElse(null);
    }
}
