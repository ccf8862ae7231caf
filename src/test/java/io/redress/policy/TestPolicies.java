package io.redress.policy;

import io.redress.time.WorkingDays;
import java.time.Clock;
import java.time.ZoneOffset;

/** All policies on the tables of the analysts' folder: no engine, no database. */
public final class TestPolicies {

    private final RuleBook rules;
    private final WorkingDays calendar;

    private TestPolicies(Clock clock, WorkingDays calendar) {
        this.rules = new RuleBook(TestRuleTables.load(), clock).under(OpenedUnder.TODAY);
        this.calendar = calendar;
    }

    /** Rulings are dated by this clock; days are those of UTC, Monday to Friday. */
    public static TestPolicies with(Clock clock) {
        return with(clock, WorkingDays.mondayToFriday(ZoneOffset.UTC));
    }

    public static TestPolicies with(Clock clock, WorkingDays calendar) {
        return new TestPolicies(clock, calendar);
    }

    public ChannelPolicy channels() {
        return new ChannelPolicy(rules);
    }

    public EligibilityPolicy eligibility() {
        return new EligibilityPolicy(rules, calendar);
    }

    public FreightPolicy freight(FreightScheme scheme) {
        return new FreightPolicy(rules, scheme);
    }

    public EvidencePolicy evidence() {
        return new EvidencePolicy(rules);
    }

    public RetentionPolicy retention() {
        return new RetentionPolicy(rules, calendar);
    }

    public ConsistencyPolicy consistency() {
        return new ConsistencyPolicy(rules);
    }

    public DeadlinePolicy deadlines() {
        return new DeadlinePolicy(rules, calendar);
    }

    public SignaturePolicy signatures() {
        return new SignaturePolicy(rules);
    }

    public RoutingPolicy routing() {
        return new RoutingPolicy(rules, signatures());
    }

    public PriorityPolicy priorities() {
        return new PriorityPolicy(rules);
    }

    public EscalationPolicy escalation() {
        return new EscalationPolicy(rules);
    }

    public AllowancePolicy allowances() {
        return new AllowancePolicy(rules);
    }

    public PausePolicy pauses() {
        return new PausePolicy(rules);
    }

    public AppealPolicy appeals() {
        return new AppealPolicy(rules);
    }

    public InspectionPolicy inspections() {
        return new InspectionPolicy(rules);
    }

    public AwardLimitPolicy awardLimits() {
        return new AwardLimitPolicy(rules);
    }

    public EnforcementPolicy enforcement() {
        return new EnforcementPolicy(rules);
    }
}
