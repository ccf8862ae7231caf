package io.redress.policy;

/** N5: when either side may take a case to the formal dispute. */
public final class EscalationPolicy {

    static final String TABLE = "escalation";

    private final RuleBook rules;

    EscalationPolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public EscalationPolicy under(OpenedUnder opened) {
        return new EscalationPolicy(rules.under(opened));
    }

    /**
     * @param sellerAnswered whether the seller has answered at least once
     * @param safety whether the case carries the flag {@code SAFETY} (E80)
     */
    public Permission decide(boolean sellerAnswered, boolean safety) {
        var facts = new Facts()
                .with("sellerAnswered", sellerAnswered)
                .with("safety", safety)
                .toMap();
        return rules.decide(
                TABLE,
                facts,
                (hit, ruling) -> new Permission(hit.truth("mayEscalate"), hit.text("explanation"), hit.rule(), ruling));
    }
}
