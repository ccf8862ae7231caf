package io.redress.cli;

import io.redress.custody.CustodyReading;
import io.redress.database.ExistingDatabase;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/**
 * An installation of Redress, as a command finds it: its database and its stores, by the same settings, without the
 * engine and without the web. A command opens it when it has understood what it is asked.
 */
final class Installation {

    @Import({ExistingDatabase.class, CustodyReading.class})
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Parts {}

    /** What goes wrong is said by the command itself, once. */
    private static final Map<String, Object> QUIET = Map.of("logging.threshold.console", "off");

    private static final Map<String, Object> SMALL = Map.of(
            "spring.datasource.hikari.maximum-pool-size", "2",
            "spring.datasource.hikari.minimum-idle", "0");

    private final List<String> settings;

    Installation(List<String> settings) {
        this.settings = settings;
    }

    /**
     * Opens it for a piece of work, and closes it behind it.
     *
     * @return what the work returns
     */
    int with(ToIntFunction<ApplicationContext> work) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(QUIET)
                .registerShutdownHook(true)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("command", SMALL)));
        try (ConfigurableApplicationContext context = builder.run(settings.toArray(String[]::new))) {
            return work.applyAsInt(context);
        }
    }
}
