package io.redress.evidence.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.redress.monitoring.Readings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What takes evidence in and looks after it, in the service only. */
@Configuration(proxyBeanMethods = false)
class KeepingConfiguration {

    @Bean
    ObjectRegister objectRegister(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        return new ObjectRegister(sql, transactions, clock);
    }

    @Bean
    EvidenceAlarms evidenceAlarms(
            JdbcClient sql, PlatformTransactionManager transactions, Clock clock, MeterRegistry meters) {
        return new EvidenceAlarms(sql, transactions, clock, meters);
    }

    @Bean
    Sweep sweep(
            StoreProperties properties,
            Arrivals arrivals,
            ObjectRegister register,
            ObjectStore objects,
            JdbcClient sql,
            Clock clock,
            MeterRegistry meters) {
        return new Sweep(arrivals, register, objects, sql, clock, properties.unreferredKept(), meters);
    }

    @Bean
    Reverification reverification(
            StoreProperties properties,
            ObjectRegister register,
            ObjectStore objects,
            EvidenceAlarms alarms,
            MeterRegistry meters) {
        return new Reverification(register, objects, alarms, properties.verifiedInNights(), meters);
    }

    @Bean
    EvidenceMeters evidenceMeters(JdbcClient sql, Clock clock, Readings readings, MeterRegistry meters) {
        return new EvidenceMeters(sql, clock, readings, meters);
    }

    @Bean
    StoreNight storeNight(
            StoreProperties properties, Sweep sweep, Reverification verification, JdbcClient sql, Clock clock) {
        return new StoreNight(sweep, verification, sql, clock, properties.night());
    }
}
