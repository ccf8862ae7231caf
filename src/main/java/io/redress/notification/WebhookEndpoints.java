package io.redress.notification;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of endpoints. Whoever changes what waits for one locks it first: only so can one who adds something and one
 * who finds nothing left not miss each other.
 */
@Repository
class WebhookEndpoints {

    private static final String COLUMNS = """
            select id, url, description, events, disabled_at, disabled_because,
                   secret, earlier_secret, earlier_until, created_at
              from webhook_endpoint
            """;

    private final JdbcClient jdbc;

    WebhookEndpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    List<WebhookEndpoint> all() {
        return jdbc.sql(COLUMNS + "order by id").query(WebhookEndpoints::read).list();
    }

    Optional<WebhookEndpoint> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(WebhookEndpoints::read)
                .optional();
    }

    /** Until the end of the transaction; empty if it was deleted. */
    Optional<WebhookEndpoint> lock(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? for no key update")
                .param(id)
                .query(WebhookEndpoints::read)
                .optional();
    }

    /** All that are told something, until the end of the transaction. */
    List<WebhookEndpoint> lockEnabled() {
        return jdbc.sql(COLUMNS + "where enabled order by id for no key update")
                .query(WebhookEndpoints::read)
                .list();
    }

    /** Lets nobody else add one until the end of the transaction. */
    void lockNumber() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('redress.webhook_endpoint'))) locked")
                .query(Integer.class)
                .single();
    }

    void add(WebhookEndpoint endpoint) {
        jdbc.sql("""
                        insert into webhook_endpoint (id, url, description, events, enabled, secret, created_at)
                        values (:id, :url, :description, :events, true, :secret, :now)
                        """)
                .param("id", endpoint.id())
                .param("url", endpoint.url())
                .param("description", endpoint.description())
                .param("events", endpoint.events().toArray(String[]::new))
                .param("secret", endpoint.secrets().current())
                .param("now", Timestamp.from(endpoint.createdAt()))
                .update();
    }

    void change(WebhookEndpoint endpoint) {
        WebhookEndpoint.Disabled disabled = endpoint.disabled();
        jdbc.sql("""
                        update webhook_endpoint
                           set url = :url, description = :description, events = :events,
                               enabled = :enabled, disabled_at = :at, disabled_because = :because,
                               secret = :secret, earlier_secret = :earlier, earlier_until = :until
                         where id = :id
                        """)
                .param("id", endpoint.id())
                .param("url", endpoint.url())
                .param("description", endpoint.description())
                .param("events", endpoint.events().toArray(String[]::new))
                .param("enabled", endpoint.enabled())
                .param("at", disabled == null ? null : Timestamp.from(disabled.at()))
                .param("because", disabled == null ? null : disabled.because().name())
                .param("secret", endpoint.secrets().current())
                .param("earlier", endpoint.secrets().earlier())
                .param("until", timestamp(endpoint.secrets().earlierUntil()))
                .update();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from webhook_endpoint where id = ?").param(id).update() == 1;
    }

    private static WebhookEndpoint read(ResultSet row, int number) throws SQLException {
        Array events = row.getArray("events");
        Instant disabledAt = instant(row, "disabled_at");
        return new WebhookEndpoint(
                row.getObject("id", UUID.class),
                row.getString("url"),
                row.getString("description"),
                List.of((String[]) events.getArray()),
                disabledAt == null
                        ? null
                        : new WebhookEndpoint.Disabled(
                                disabledAt, WebhookEndpoint.Reason.valueOf(row.getString("disabled_because"))),
                new WebhookEndpoint.Secrets(
                        row.getString("secret"), row.getString("earlier_secret"), instant(row, "earlier_until")),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
