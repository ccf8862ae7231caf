package io.redress.policy;

/** F10 to F91: who pays the return freight, and the freight of a replacement. */
public final class FreightPolicy {

    static final String TABLE = "freight";

    private final RuleBook rules;
    private final FreightScheme scheme;

    FreightPolicy(RuleBook rules, FreightScheme scheme) {
        this.rules = rules;
        this.scheme = scheme;
    }

    /** The same by the rules that a case was opened under. */
    public FreightPolicy under(OpenedUnder opened) {
        return new FreightPolicy(rules.under(opened), scheme);
    }

    /** @throws NoRuleMatched if the table has no row for the question */
    public Freight decide(FreightQuestion question) {
        var facts = new Facts()
                .with("freightPolicy", scheme)
                .with("reason", question.reason())
                .with("fault", question.fault())
                .with("carriageArrangedBy", question.carriageArrangedBy())
                .with("agreedPayer", question.agreedPayer())
                .with("lowValue", question.lowValue())
                .toMap();
        return rules.decide(
                TABLE,
                facts,
                (hit, ruling) ->
                        new Freight(hit.member("payer", FreightPayer.class), hit.text("basis"), hit.rule(), ruling));
    }
}
