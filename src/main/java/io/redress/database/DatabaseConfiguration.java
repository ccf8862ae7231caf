package io.redress.database;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    /** Stopped after everything that uses the pool, because the pool depends on its address. */
    @Bean
    @ConditionalOnExpression("'${spring.datasource.url:}'.isBlank()")
    EmbeddedDatabase embeddedDatabase(DatabaseProperties properties) {
        return EmbeddedDatabase.start(properties);
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(
            ObjectProvider<EmbeddedDatabase> embedded, DataSourceProperties properties) {
        EmbeddedDatabase own = embedded.getIfAvailable();
        JdbcConnectionDetails details = own == null
                ? new Address(String.valueOf(properties.getUrl()), properties.getUsername(), properties.getPassword())
                : new Address(own.url(), own.username(), own.password());
        ServerCheck.requireUsable(details);
        return details;
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return new Migration();
    }

    private record Address(
            String getJdbcUrl,
            @Nullable String getUsername,
            @Nullable String getPassword) implements JdbcConnectionDetails {}
}
