package io.redress.evidence;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceProperties.class)
class EvidenceConfiguration {

    /** What may come along with a file: the other fields, and the lines between the parts. */
    private static final DataSize FIELDS = DataSize.ofKilobytes(256);

    /** The server refuses what is too large while it arrives; every file goes to the disk, none into memory. */
    @Bean
    MultipartConfigElement multipart(EvidenceProperties properties) {
        MultipartConfigFactory limits = new MultipartConfigFactory();
        limits.setMaxFileSize(properties.largestFile());
        limits.setMaxRequestSize(DataSize.ofBytes(properties.largestFile().toBytes() + FIELDS.toBytes()));
        return limits.createMultipartConfig();
    }
}
