package io.redress.policy;

import java.util.List;

/** A1 to A3: whether an appeal is heard, and by whom. */
public final class AppealPolicy {

    static final String ADMISSIBILITY = "appeal-admissibility";
    static final String REVIEW = "appeal-review";

    private final RuleBook rules;

    AppealPolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public AppealPolicy under(OpenedUnder opened) {
        return new AppealPolicy(rules.under(opened));
    }

    /** @throws NoRuleMatched if the table has no row for the facts */
    public Admissibility admissibility(AppealFacts appeal) {
        var facts = new Facts()
                .with("party", appeal.party())
                .with("ground", appeal.ground())
                .with("newEvidence", appeal.newEvidence())
                .with("explained", appeal.explained())
                .with("alreadyAppealed", appeal.alreadyAppealed())
                .with("withinWindow", appeal.withinWindow())
                .toMap();
        RuleResult said = rules.lookUp(ADMISSIBILITY, facts);
        List<RuleHit> hits = said.hits();
        boolean admissible = admits(hits);
        return new Admissibility(
                admissible,
                hits.stream().map(hit -> hit.text("explanation")).toList(),
                hits.stream().map(RuleHit::rule).toList(),
                rules.ruling(said, facts));
    }

    static boolean admits(List<RuleHit> hits) {
        return hits.stream().allMatch(hit -> hit.truth("admissible"));
    }

    /**
     * Whose task the review is; never anyone's who took part in the first decision (A3).
     *
     * @param safety whether the case carries the flag {@code SAFETY} (E80)
     */
    public Routing reviewers(boolean safety) {
        return rules.decide(
                REVIEW,
                new Facts().with("safety", safety).toMap(),
                (hit, ruling) -> new Routing(GroupNames.in(hit, "groups"), List.of(hit.text("words")), ruling));
    }
}
