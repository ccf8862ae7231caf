package io.redress.evidence.upload;

import io.redress.evidence.EvidenceProperties;
import io.redress.startup.CannotStart;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    ArrivalDirectory arrivalDirectory(EvidenceProperties properties) {
        Path parent = properties.uploads().directory().toAbsolutePath();
        try {
            return ArrivalDirectory.under(parent.resolve("arriving"));
        } catch (IOException cause) {
            throw new CannotStart(
                    "The uploads directory %s cannot be written. Give this user the right to, or name another with --redress.evidence.uploads.directory=…."
                            .formatted(parent),
                    cause);
        }
    }

    @Bean
    PartialFiles partialFiles(EvidenceProperties properties) throws IOException {
        return new PartialFiles(
                properties.uploads().directory().toAbsolutePath().resolve("partial"));
    }

    /** The server refuses what is too large while it arrives; every file goes to the disk, none into memory. */
    @Bean
    MultipartConfigElement multipart(EvidenceProperties properties, ArrivalDirectory arrivals) {
        MultipartConfigFactory limits = new MultipartConfigFactory();
        limits.setLocation(arrivals.path().toString());
        limits.setFileSizeThreshold(DataSize.ofBytes(0));
        limits.setMaxFileSize(properties.largestFile());
        limits.setMaxRequestSize(properties.largestBody());
        return limits.createMultipartConfig();
    }

    /** A client that asks before it sends a large file is told no before it has sent it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> answersBeforeTheBody() {
        return server -> server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
            }
        });
    }
}
