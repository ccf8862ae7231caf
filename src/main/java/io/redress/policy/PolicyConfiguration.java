package io.redress.policy;

import static io.redress.policy.OpenedUnder.TODAY;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.redress.time.WorkingDays;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the policies together, which know nothing of Spring. Those that look at many cases at once, to put them in an order
 * or to compare them, or that the law may change for old ones, go by the rules of today; all others by those of a case.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicyProperties.class)
class PolicyConfiguration {

    @Bean
    RuleBook ruleBook(RuleTables tables, Clock clock, MeterRegistry meters) {
        TableContracts.all().keySet().forEach(table -> gaps(meters, table));
        return new RuleBook(tables, clock, table -> gaps(meters, table).increment());
    }

    private static Counter gaps(MeterRegistry meters, String table) {
        return Counter.builder("redress.rules.gaps")
                .tag("table", table)
                .description("How often a rule table had no row for the facts of a case")
                .register(meters);
    }

    @Bean
    ChannelPolicy channelPolicy(RuleBook rules) {
        return new ChannelPolicy(rules);
    }

    @Bean
    EligibilityPolicy eligibilityPolicy(RuleBook rules, WorkingDays calendar) {
        return new EligibilityPolicy(rules, calendar);
    }

    @Bean
    FreightPolicy freightPolicy(RuleBook rules, PolicyProperties properties) {
        return new FreightPolicy(rules, properties.freightPolicy());
    }

    @Bean
    EvidencePolicy evidencePolicy(RuleBook rules) {
        return new EvidencePolicy(rules);
    }

    @Bean
    DeadlinePolicy deadlinePolicy(RuleBook rules, WorkingDays calendar) {
        return new DeadlinePolicy(rules, calendar);
    }

    @Bean
    RetentionPolicy retentionPolicy(RuleBook rules, WorkingDays calendar) {
        return new RetentionPolicy(rules.under(TODAY), calendar);
    }

    @Bean
    ConsistencyPolicy consistencyPolicy(RuleBook rules) {
        return new ConsistencyPolicy(rules.under(TODAY));
    }

    @Bean
    SignaturePolicy signaturePolicy(RuleBook rules) {
        return new SignaturePolicy(rules);
    }

    @Bean
    RoutingPolicy routingPolicy(RuleBook rules, SignaturePolicy signatures) {
        return new RoutingPolicy(rules, signatures);
    }

    @Bean
    PriorityPolicy priorityPolicy(RuleBook rules) {
        return new PriorityPolicy(rules.under(TODAY));
    }

    @Bean
    EscalationPolicy escalationPolicy(RuleBook rules) {
        return new EscalationPolicy(rules);
    }

    @Bean
    AllowancePolicy allowancePolicy(RuleBook rules) {
        return new AllowancePolicy(rules);
    }

    @Bean
    PausePolicy pausePolicy(RuleBook rules) {
        return new PausePolicy(rules);
    }

    @Bean
    AppealPolicy appealPolicy(RuleBook rules) {
        return new AppealPolicy(rules);
    }

    @Bean
    InspectionPolicy inspectionPolicy(RuleBook rules) {
        return new InspectionPolicy(rules);
    }

    @Bean
    AwardLimitPolicy awardLimitPolicy(RuleBook rules) {
        return new AwardLimitPolicy(rules);
    }

    @Bean
    EnforcementPolicy enforcementPolicy(RuleBook rules) {
        return new EnforcementPolicy(rules);
    }

    @Bean
    Previewing previewing(
            ChannelPolicy channels,
            EligibilityPolicy eligibility,
            FreightPolicy freight,
            EvidencePolicy evidence,
            DeadlinePolicy deadlines) {
        return new Previewing(channels, eligibility, freight, evidence, deadlines);
    }
}
