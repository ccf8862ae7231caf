package io.redress.bench.growth;

import io.redress.RedressApi;
import io.redress.RedressApplication;
import io.redress.growth.CasesUnderway;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs for real, on an embedded database of its own that keeps every commit. */
public final class GrownService implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path directory;

    private GrownService(ConfigurableApplicationContext context, Path directory) {
        this.context = context;
        this.directory = directory;
    }

    /** @param settings beside the defaults, as {@code --key=value} */
    public static GrownService start(Path directory, List<String> settings) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "--server.port=0",
                "--redress.demo-data=false",
                "--redress.rate-limits.enabled=false",
                "--redress.database.data-directory=" + directory.resolve("postgres"),
                "--redress.database.binaries-directory=" + directory.resolve("postgres-bin"),
                "--redress.evidence.directory=" + directory.resolve("evidence"),
                "--redress.evidence.uploads.directory=" + directory.resolve("uploads"),
                "--redress.custody.anchor-directory=" + directory.resolve("anchors")));
        arguments.addAll(settings);
        return new GrownService(
                new SpringApplicationBuilder(RedressApplication.class).run(arguments.toArray(String[]::new)),
                directory);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public RedressApi api() {
        return new RedressApi(Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0")));
    }

    public CasesUnderway cases() {
        return new CasesUnderway(api(), bean(Clock.class));
    }

    /** New connections of the server's administrator. */
    public DataSource administrator() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(bean(JdbcConnectionDetails.class).getJdbcUrl());
        source.setUser("postgres");
        source.setPassword(bean(JdbcConnectionDetails.class).getPassword());
        return source;
    }

    @Override
    public void close() {
        context.close();
    }
}
