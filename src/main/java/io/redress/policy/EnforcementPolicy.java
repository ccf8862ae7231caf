package io.redress.policy;

import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** S4, S5: how an award is enforced against a seller, and what a breach costs. */
public final class EnforcementPolicy {

    static final String LADDER = "enforcement";
    static final String BREACH = "breach";

    private final RuleBook rules;

    EnforcementPolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public EnforcementPolicy under(OpenedUnder opened) {
        return new EnforcementPolicy(rules.under(opened));
    }

    /**
     * The rungs of the ladder, each of which takes what the one before left open.
     *
     * @param outstanding what is still owed of the award
     * @throws NoRuleMatched if the table has no row for the facts
     */
    public Enforcement enforce(Money outstanding, SellerAccount seller) {
        var facts = new Facts()
                .with("currency", outstanding.getCurrencyUnit().getCode())
                .with("outstanding", outstanding)
                .with("heldFunds", seller.heldFunds())
                .with("guarantee", seller.guarantee())
                .with("penaltyPoints", seller.penaltyPoints())
                .toMap();
        RuleResult said = rules.lookUp(LADDER, facts);
        List<Measure> measures = new ArrayList<>();
        Money open = outstanding;
        for (RuleHit hit : said.hits()) {
            MeasureType type = hit.optionalMember("measure", MeasureType.class);
            if (type != null) {
                Money taken = taken(type, open, seller);
                measures.add(new Measure(type, taken, points(hit), hit.text("words")));
                open = taken == null ? open : open.minus(taken);
            }
        }
        return new Enforcement(measures, open, rules.ruling(said, facts));
    }

    /** @throws NoRuleMatched if the table has no row for the breach */
    public BreachPenalty penalty(Breach breach) {
        return rules.decide(
                BREACH,
                new Facts().with("breach", breach).toMap(),
                (hit, ruling) -> new BreachPenalty(
                        hit.number("penaltyPoints"), hit.truth("performance"), hit.text("words"), hit.rule(), ruling));
    }

    private static @Nullable Money taken(MeasureType type, Money open, SellerAccount seller) {
        return switch (type) {
            case HELD_FUNDS -> least(open, seller.heldFunds());
            case GUARANTEE -> least(open, seller.guarantee());
            case PENALTY_POINTS, SUSPENSION -> null;
        };
    }

    private static int points(RuleHit hit) {
        Integer points = hit.optionalNumber("penaltyPoints");
        return points == null ? 0 : points;
    }

    private static Money least(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }
}
