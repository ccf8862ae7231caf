package io.redress.policy;

/** S2: what the result of an inspection means. */
public final class InspectionPolicy {

    static final String TABLE = "inspection";

    private final RuleBook rules;

    InspectionPolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public InspectionPolicy under(OpenedUnder opened) {
        return new InspectionPolicy(rules.under(opened));
    }

    /** @throws NoRuleMatched if the table has no row for the result */
    public Inspection decide(InspectionResult result) {
        return rules.decide(
                TABLE,
                new Facts().with("result", result).toMap(),
                (hit, ruling) -> new Inspection(
                        hit.truth("passed"), hit.truth("photosRequired"), hit.text("words"), hit.rule(), ruling));
    }
}
