package io.redress.policy;

import java.util.List;

/** M1, M2: which groups of mediators a dispute goes to. */
public final class RoutingPolicy {

    static final String TABLE = "routing";

    private final RuleBook rules;
    private final SignaturePolicy signatures;

    RoutingPolicy(RuleBook rules, SignaturePolicy signatures) {
        this.rules = rules;
        this.signatures = signatures;
    }

    /** The same by the rules that a case was opened under. */
    public RoutingPolicy under(OpenedUnder opened) {
        return new RoutingPolicy(rules.under(opened), signatures.under(opened));
    }

    /** @throws NoRuleMatched if the table has no row for the dispute, or only rows that name no group */
    public Routing route(Dispute dispute) {
        var facts = new Facts()
                .with("language", dispute.language())
                .with("effectiveChannel", dispute.effectiveChannel())
                .with("reason", dispute.reason())
                .with("amount", dispute.amount())
                .with("currency", dispute.amount().getCurrencyUnit().getCode())
                .with("secondSignature", signatures.decide(dispute.amount()).required())
                .with("overdue", dispute.overdue())
                .toMap();
        RuleResult said = rules.lookUp(TABLE, facts);
        List<String> groups = namedIn(said.hits());
        if (groups.isEmpty()) {
            throw rules.gap(said, facts);
        }
        List<String> reasons =
                said.hits().stream().map(hit -> hit.text("words")).toList();
        return new Routing(groups, reasons, rules.ruling(said, facts));
    }

    /** @throws Results.NothingFollows if there is none */
    static List<String> groups(List<RuleHit> hits) {
        List<String> groups = namedIn(hits);
        if (groups.isEmpty()) {
            throw new Results.NothingFollows("None of the rows names a group");
        }
        return groups;
    }

    private static List<String> namedIn(List<RuleHit> hits) {
        return hits.stream()
                .flatMap(hit -> GroupNames.in(hit, "group").stream())
                .distinct()
                .toList();
    }
}
