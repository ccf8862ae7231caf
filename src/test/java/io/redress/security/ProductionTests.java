package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.redress.security.SecurityProperties.Client;
import io.redress.startup.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What only a demonstration may have, and what nobody should have in sight. */
@DisplayName("A start in production")
class ProductionTests {

    private static final SecurityProperties PRODUCTION = properties(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--spring.datasource.password=x",
                "--SPRING.DATASOURCE.PASSWORD=x",
                "--camunda.bpm.admin-user.password=x",
                "--redress.clients[0].secret=x",
                "--redress.evidence.s3.secret-access-key=x",
                "--spring.security.oauth2.client.registration.company.clientSecret=x",
                "--server.ssl.key-store-password=x"
            })
    void refusesSecretsOnTheCommandLine(String argument) {
        StandardEnvironment environment = started(argument, "--server.port=8081");

        assertThatThrownBy(() -> new SecretsInSight(environment, PRODUCTION))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("configtree")
                .message()
                .doesNotContain("=x");
    }

    @Test
    void onlyWarnsOfThemElsewhere() {
        String warning = warningOf(
                SecretsInSight.class,
                () -> new SecretsInSight(started("--spring.datasource.password=hush"), properties(false)));

        assertThat(warning)
                .contains("The command line holds secrets", "spring.datasource.password")
                .doesNotContain("hush");
    }

    @Test
    void takesThemFromTheEnvironment() {
        StandardEnvironment environment =
                started("--server.port=8081", "--spring.config.import=configtree:/run/secrets/");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("files", Map.of("spring.datasource.password", "x")));

        assertThat(SecretsInSight.namesOf(environment)).isEmpty();
    }

    @Test
    void refusesClientsWhoseSecretsStandInTheConfigurationAsTheyAre() {
        SecurityProperties open =
                new SecurityProperties(false, true, List.of(new Client("shop", "{noop}shop", "marketplace", null)));

        assertThatThrownBy(() -> new EmbeddedIssuer().apiClients(open))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("shop")
                .hasMessageContaining("bcrypt");
    }

    @Test
    void saysLoudlyThatItIssuesTheTokensAndThatNobodyGetsOne() {
        String warning = warningOf(EmbeddedIssuer.class, () -> new EmbeddedIssuer().apiClients(PRODUCTION));

        assertThat(warning)
                .contains("TOKENS ARE ISSUED BY REDRESS ITSELF", "nobody can call the API")
                .contains("spring.security.oauth2.resourceserver.jwt.issuer-uri");
    }

    @Test
    @DisplayName("tells browsers to stay with HTTPS, also where HTTPS ends at a proxy in front")
    void https() throws Exception {
        assertThat(headers(PRODUCTION).getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000 ; includeSubDomains");
        assertThat(headers(properties(false)).getHeader("Strict-Transport-Security"))
                .isNull();
    }

    @Test
    @DisplayName("no secret stands in the files that the jar brings along")
    void configurationHoldsNoSecrets() throws IOException {
        Pattern secret =
                Pattern.compile("(?i)^\\s*[\\w.-]*(password|secret|secret-key|token|api-?key)\\s*:\\s*[^\\s#$].*$");
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            List<String> found = files.filter(file -> file.toString().matches(".*\\.(ya?ml|properties)"))
                    .flatMap(ProductionTests::lines)
                    .filter(line -> secret.matcher(line).matches())
                    .toList();
            assertThat(found).isEmpty();
        }
        assertThat("      password: hush").matches(secret);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a filter with these rules writes. */
    private static MockHttpServletResponse headers(SecurityProperties properties) throws Exception {
        ObjectPostProcessor<Object> unchanged = new ObjectPostProcessor<>() {
            @Override
            public <O> O postProcess(O object) {
                return object;
            }
        };
        HttpSecurity http = new HttpSecurity(
                unchanged,
                new AuthenticationManagerBuilder(unchanged),
                new java.util.HashMap<>(Map.of(
                        org.springframework.context.ApplicationContext.class,
                        new org.springframework.context.support.StaticApplicationContext())));
        http.headers(headers -> new BrowserRules(properties).apply(headers, BrowserRules.NOTHING));
        MockHttpServletResponse response = new MockHttpServletResponse();
        for (jakarta.servlet.Filter filter : http.build().getFilters()) {
            filter.doFilter(new MockHttpServletRequest(), response, (request, answer) -> {});
        }
        return response;
    }

    private static StandardEnvironment started(String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return environment;
    }

    private static SecurityProperties properties(boolean production) {
        return new SecurityProperties(false, production, List.of());
    }

    /** Listened to at its logger: what earlier tests of the JVM have done to the console is their affair. */
    private static String warningOf(Class<?> source, Runnable what) {
        Logger logger = (Logger) LoggerFactory.getLogger(source);
        ListAppender<ILoggingEvent> listener = new ListAppender<>();
        listener.start();
        logger.addAppender(listener);
        try {
            what.run();
        } finally {
            logger.detachAppender(listener);
        }
        return listener.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .collect(Collectors.joining("\n"));
    }
}
