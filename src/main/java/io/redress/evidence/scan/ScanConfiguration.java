package io.redress.evidence.scan;

import java.net.InetSocketAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClamAvProperties.class)
class ScanConfiguration {

    /** Without a host nobody is asked, and every file passes. */
    @Bean
    MalwareScanner malwareScanner(ClamAvProperties properties) {
        if (properties.host().isBlank()) {
            return content -> Scan.CLEAN;
        }
        // Resolved anew for each file: the daemon may move.
        return new ClamAv(
                () -> new InetSocketAddress(properties.host().strip(), properties.port()),
                properties.connectTimeout(),
                properties.timeout());
    }
}
