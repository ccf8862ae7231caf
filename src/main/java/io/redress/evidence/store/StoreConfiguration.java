package io.redress.evidence.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.redress.startup.CannotStart;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
public class StoreConfiguration {

    @Bean
    Arrivals storeArrivals(StoreProperties properties) {
        try {
            Arrivals arrivals =
                    new Arrivals(properties.directory().resolve("incoming"), properties.largestFile(), new Disk());
            arrivals.removeAbandoned();
            return arrivals;
        } catch (IOException cause) {
            throw cannotWrite(properties, cause);
        }
    }

    @Bean
    ObjectStore objectStore(StoreProperties properties, Arrivals arrivals) {
        if (properties.store() == StoreProperties.Kind.S3) {
            return new S3Store(
                    S3Bucket.connect(properties.s3()),
                    String.valueOf(properties.s3().bucket()),
                    arrivals);
        }
        try {
            return new FileSystemStore(properties.directory(), new Disk());
        } catch (IOException cause) {
            throw cannotWrite(properties, cause);
        }
    }

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
    EvidenceStore evidenceStore(
            Arrivals arrivals, ObjectRegister register, ObjectStore objects, EvidenceAlarms alarms) {
        return new EvidenceStore(arrivals, register, objects, alarms);
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
    StoreNight storeNight(
            StoreProperties properties, Sweep sweep, Reverification verification, JdbcClient sql, Clock clock) {
        return new StoreNight(sweep, verification, sql, clock, properties.night());
    }

    private static CannotStart cannotWrite(StoreProperties properties, IOException cause) {
        return new CannotStart(
                "The evidence directory %s cannot be written. Give this user the right to, or name another with"
                                .formatted(properties.directory().toAbsolutePath())
                        + " --redress.evidence.directory=….",
                cause);
    }
}
