package io.redress.policy;

import io.redress.orders.Channel;
import io.redress.time.WorkingDays;
import java.time.Period;

/** R10 to R13: how long a closed case is kept before what is personal goes, by the channel whose rules it had. */
public final class RetentionPolicy {

    static final String TABLE = "retention";

    private final RuleBook rules;
    private final WorkingDays calendar;

    RetentionPolicy(RuleBook rules, WorkingDays calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /**
     * @param safety whether the case carries the flag {@code SAFETY} (E80)
     * @throws NoRuleMatched if the table has no row for it
     */
    public Retention of(Channel effectiveChannel, boolean safety) {
        var facts = new Facts()
                .with("effectiveChannel", effectiveChannel)
                .with("safety", safety)
                .toMap();
        return rules.decide(
                TABLE,
                facts,
                (hit, ruling) -> new Retention(
                        Period.parse(hit.text("kept")),
                        hit.truth("hold"),
                        hit.text("words"),
                        calendar.zone(),
                        hit.rule(),
                        ruling));
    }
}
