package io.redress.evidence.store;

import io.redress.startup.CannotStart;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store and the place where it lies: all that reading needs, in the service and on the command line. */
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

    /** Reads without the beans that keep it, as the command line does; what a reader finds is then for it alone to tell. */
    @Bean
    EvidenceStore evidenceStore(
            Arrivals arrivals,
            ObjectStore objects,
            ObjectProvider<ObjectRegister> register,
            ObjectProvider<EvidenceAlarms> alarms) {
        return new EvidenceStore(
                arrivals,
                register::getObject,
                objects,
                (sha256, why) -> alarms.ifAvailable(all -> all.raise(sha256, why, EvidenceAlarms.FoundBy.READ)));
    }

    private static CannotStart cannotWrite(StoreProperties properties, IOException cause) {
        return new CannotStart(
                "The evidence directory %s cannot be written. Give this user the right to, or name another with"
                                .formatted(properties.directory().toAbsolutePath())
                        + " --redress.evidence.directory=….",
                cause);
    }
}
