package io.redress.cli;

import io.redress.custody.CustodyReading;
import io.redress.database.ExistingDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/**
 * An installation of Redress, as a command finds it: its database and its stores, by the same settings, without the
 * web, and without the engine if it is not asked for. A command opens it when it has understood what it is asked.
 */
class Installation {

    @Import({ExistingDatabase.class, CustodyReading.class})
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Parts {}

    /**
     * Everything but what opens a door, begins by itself or writes at start. What is left is built when somebody asks
     * for it.
     */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "io.redress",
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "io\\.redress\\.RedressApplication",
                                "io\\.redress\\.database\\.(DatabaseConfiguration|EngineSchema)",
                                "io\\.redress\\.custody\\.(Anchoring|CustodyNight)",
                                "io\\.redress\\.security\\.Welcome",
                                "io\\.redress\\.notification\\.(Dispatcher|NotificationConfiguration|mail\\.MailConfiguration)",
                                "io\\.redress\\.process\\.ModelDeployment",
                                "io\\.redress\\.web\\.Schedules",
                                "io\\.redress\\.demo\\..*"
                            }))
    @Import(ExistingDatabase.class)
    static class PartsWithEngine {}

    /** The engine of a command works when it is told to, beside that of the service. */
    private static final Map<String, Object> ENGINE = Map.of(
            "spring.flyway.enabled", "false",
            "db-scheduler.enabled", "false",
            "redress.demo-data", "false",
            "camunda.bpm.process-engine-name", "command",
            "camunda.bpm.job-execution.enabled", "false",
            "camunda.bpm.webapp.enabled", "false",
            "camunda.bpm.generic-properties.properties.history-cleanup-enabled", "false");

    /** What goes wrong is said by the command itself, once. */
    private static final Map<String, Object> QUIET = Map.of("logging.threshold.console", "off");

    private static final Map<String, Object> SMALL = Map.of(
            "spring.datasource.hikari.maximum-pool-size", "2",
            "spring.datasource.hikari.minimum-idle", "0");

    private static final Path USUAL_SERVER = Path.of("data", "postgres", "postmaster.pid");

    private final List<String> settings;

    Installation(List<String> settings) {
        this.settings = settings;
    }

    /** Whether one is named by the settings, or runs in this folder on the embedded database. */
    boolean isThere() {
        return settings.stream()
                        .anyMatch(setting -> setting.startsWith("--spring.datasource.url=")
                                || setting.startsWith("--redress.database."))
                || Files.exists(USUAL_SERVER);
    }

    /**
     * Opens it for a piece of work, and closes it behind it.
     *
     * @return what the work returns
     */
    int with(ToIntFunction<ApplicationContext> work) {
        return with(new SpringApplicationBuilder(Parts.class), SMALL, work);
    }

    /**
     * The same with the process engine, which runs no jobs by itself.
     *
     * @return what the work returns
     */
    int withEngine(ToIntFunction<ApplicationContext> work) {
        Map<String, Object> properties = new HashMap<>(SMALL);
        properties.putAll(ENGINE);
        properties.put("spring.datasource.hikari.maximum-pool-size", "4");
        return with(new SpringApplicationBuilder(PartsWithEngine.class).lazyInitialization(true), properties, work);
    }

    private int with(
            SpringApplicationBuilder builder, Map<String, Object> properties, ToIntFunction<ApplicationContext> work) {
        builder.web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(QUIET)
                .registerShutdownHook(true)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("command", properties)));
        try (ConfigurableApplicationContext context = builder.run(settings.toArray(String[]::new))) {
            return work.applyAsInt(context);
        }
    }
}
