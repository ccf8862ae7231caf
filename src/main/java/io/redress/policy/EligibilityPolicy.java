package io.redress.policy;

import io.redress.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * E10 to E91: whether a request may become a case. A day counts as long as it lasts in the marketplace's time zone:
 * whoever received goods on the 1st may change their mind until the end of the 8th.
 */
public final class EligibilityPolicy {

    static final String TABLE = "eligibility";

    private final RuleBook rules;
    private final WorkingDays calendar;

    EligibilityPolicy(RuleBook rules, WorkingDays calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** The same by the rules that a case was opened under. */
    public EligibilityPolicy under(OpenedUnder opened) {
        return new EligibilityPolicy(rules.under(opened), calendar);
    }

    /**
     * Everything that the table says about a claim, all at once.
     *
     * @param at when the request is made, UTC
     * @throws NoRuleMatched if the table neither allows nor blocks nor refuses the request
     */
    public Eligibility decide(Claim claim, OrderStanding standing, Instant at) {
        ClaimFacts claimed = new ClaimFacts(claim, standing, at, calendar);
        Map<String, @Nullable Object> facts = claimed.toMap();
        RuleResult said = rules.lookUp(TABLE, facts);
        List<Finding> findings =
                said.hits().stream().map(hit -> finding(hit, claimed)).toList();
        if (findings.stream().map(Finding::kind).noneMatch(EligibilityPolicy::decides)) {
            throw rules.gap(said, facts);
        }
        return new Eligibility(findings, rules.ruling(said, facts));
    }

    static String result(List<RuleHit> hits) {
        Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        hits.forEach(hit -> kinds.add(hit.member("finding", FindingKind.class)));
        if (kinds.stream().noneMatch(EligibilityPolicy::decides)) {
            throw new Results.NothingFollows("None of the rows allows, blocks or refuses");
        }
        if (kinds.contains(FindingKind.REFUSE)) {
            return "refused";
        }
        return kinds.contains(FindingKind.BLOCK) ? "not eligible" : "eligible";
    }

    private static boolean decides(FindingKind kind) {
        return switch (kind) {
            case ALLOW, BLOCK, REFUSE -> true;
            case FLAG, NOTE -> false;
        };
    }

    private static Finding finding(RuleHit hit, ClaimFacts claimed) {
        Integer days = hit.optionalNumber("windowDays");
        LocalDate lastDay = days == null ? null : claimed.lastDay(hit.member("windowFrom", WindowFrom.class), days);
        EligibleFrom from = hit.optionalMember("eligibleFrom", EligibleFrom.class);
        return new Finding(
                hit.rule(),
                hit.member("finding", FindingKind.class),
                hit.optionalMember("flag", Flag.class),
                claimed.fill(hit.text("explanation"), days, lastDay),
                from,
                claimed.eligibleAt(from),
                lastDay,
                hit.optionalText("alternative")
                        .map(sentence -> claimed.fill(sentence, days, lastDay))
                        .orElse(null));
    }
}
