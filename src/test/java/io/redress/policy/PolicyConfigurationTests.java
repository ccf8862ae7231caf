package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redress.orders.CarriageArrangedBy;
import io.redress.time.WorkingDays;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PolicyConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(PolicyConfiguration.class)
            .withBean(RuleTables.class, TestRuleTables::load)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(WorkingDays.class, () -> WorkingDays.mondayToFriday(ZoneOffset.UTC));

    @Test
    @DisplayName("F10: whoever is at fault pays, unless told otherwise")
    void faultBearsByDefault() {
        application.run(context ->
                assertThat(payer(context.getBean(FreightPolicy.class))).isEqualTo(FreightPayer.BUYER));
    }

    @Test
    @DisplayName("F90: redress.freight-policy applies the published guide to the letter")
    void thePublishedGuideCanBeApplied() {
        application
                .withPropertyValues("redress.freight-policy=PUBLISHED_GUIDE")
                .run(context ->
                        assertThat(payer(context.getBean(FreightPolicy.class))).isEqualTo(FreightPayer.SELLER));
    }

    private static FreightPayer payer(FreightPolicy freight) {
        return freight.under(OpenedUnder.TODAY)
                .decide(FreightQuestion.atIntake(Reason.CHANGE_OF_MIND, CarriageArrangedBy.SELLER, false))
                .payer();
    }
}
