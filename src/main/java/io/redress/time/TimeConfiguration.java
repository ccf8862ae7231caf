package io.redress.time;

import io.redress.startup.CannotStart;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TimeProperties.class, CalendarProperties.class})
class TimeConfiguration {

    TimeConfiguration(TimeProperties properties) {
        if (properties.production() && properties.sandbox()) {
            throw new CannotStart(
                    "redress.production is on, and so is redress.sandbox, which lets callers move the clock."
                            + " Set redress.sandbox=false.");
        }
    }

    @Bean
    WorkingDays workingDays(CalendarProperties calendar) {
        Predicate<LocalDate> holiday = calendar.holidays()::contains;
        for (String country : calendar.countries()) {
            holiday = holiday.or(new PublicHolidays(country));
        }
        return new WorkingDays(calendar.zone(), calendar.weekend(), holiday, calendar.workingDates());
    }

    /** In milliseconds, as the engine counts; what is stored reads back as it was. */
    @Bean
    @ConditionalOnProperty(value = "redress.sandbox", havingValue = "false", matchIfMissing = true)
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("redress.sandbox")
    static class Movable {

        @Bean
        SandboxClock clock(JdbcClient sql, List<FollowsClock> followers) {
            SandboxClock clock = new SandboxClock(Clock.systemUTC(), sql);
            followers.forEach(clock::addFollower);
            return clock;
        }

        @Bean
        Sandbox sandbox(SandboxClock clock, List<DueWork> work) {
            return new Sandbox(clock, work);
        }
    }
}
