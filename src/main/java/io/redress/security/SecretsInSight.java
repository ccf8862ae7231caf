package io.redress.security;

import io.redress.startup.CannotStart;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Looks for secrets on the command line, where every user of the machine reads them in the list of processes. They belong
 * in the environment or in files.
 */
@Component
class SecretsInSight {

    private static final Logger log = LoggerFactory.getLogger(SecretsInSight.class);

    /** Where Spring Boot keeps what follows the name of the jar, and what stands before it as {@code -D}. */
    private static final List<String> IN_SIGHT =
            List.of("commandLineArgs", StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

    SecretsInSight(ConfigurableEnvironment environment, SecurityProperties properties) {
        List<String> found = namesOf(environment);
        if (found.isEmpty()) {
            return;
        }
        String what = "The command line holds secrets, which everybody on this machine can read: %s. Give them by the"
                + " environment, or as files: spring.config.import=optional:configtree:/run/secrets/";
        if (properties.production()) {
            throw new CannotStart(what.formatted(String.join(", ", found)));
        }
        log.warn(what.formatted(String.join(", ", found)));
    }

    static List<String> namesOf(ConfigurableEnvironment environment) {
        return IN_SIGHT.stream()
                .map(environment.getPropertySources()::get)
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(SecretsInSight::isSecret)
                .distinct()
                .sorted()
                .toList();
    }

    /** Our own, Spring's and Camunda's settings only: a JVM has others, which are not for us to judge. */
    private static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        boolean ours = Stream.of("redress.", "spring.", "camunda.", "server.").anyMatch(plain::startsWith);
        return ours
                && Stream.of("password", "secret", "secretkey", "secretaccesskey", "token")
                        .anyMatch(plain::endsWith);
    }
}
