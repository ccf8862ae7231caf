package io.redress.evidence.store;

import io.redress.startup.CannotStart;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
public class StoreConfiguration {

    @Bean
    EvidenceStore evidenceStore(StoreProperties properties) {
        try {
            return new FileSystemEvidenceStore(properties.directory(), properties.largestFile(), new Disk());
        } catch (IOException cause) {
            throw new CannotStart(
                    "The evidence directory %s cannot be written. Give this user the right to, or name another with"
                                    .formatted(properties.directory().toAbsolutePath())
                            + " --redress.evidence.directory=….",
                    cause);
        }
    }
}
