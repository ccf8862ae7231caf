package io.redress.policy;

import org.joda.money.Money;

/** M4: four eyes above a limit that each currency has; a currency without one always needs them. */
public final class SignaturePolicy {

    static final String TABLE = "second-signature";

    private final RuleBook rules;

    SignaturePolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public SignaturePolicy under(OpenedUnder opened) {
        return new SignaturePolicy(rules.under(opened));
    }

    /**
     * @param amount what is at stake: money that is awarded, or the price of goods that are
     * @throws NoRuleMatched if the table has no row for it
     */
    public SecondSignature decide(Money amount) {
        var facts = new Facts()
                .with("currency", amount.getCurrencyUnit().getCode())
                .with("amount", amount)
                .toMap();
        return rules.decide(
                TABLE,
                facts,
                (hit, ruling) -> new SecondSignature(
                        hit.truth("required"), GroupNames.in(hit, "groups"), hit.text("words"), ruling));
    }
}
