package io.redress.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands what is in the outbox to all channels. One process at a time does so: were two to share the messages of one case
 * between them, the later could be sent before the earlier is noted. What is committed in order, which the events of one
 * case are since each command locks its case, is handed on in order.
 */
@Component
class Dispatch {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<Channel> channels;
    private final ObjectMapper json;
    private final Clock clock;

    Dispatch(JdbcClient jdbc, TransactionTemplate transaction, List<Channel> channels, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.channels = channels;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Hands on everything that waits, in batches of one transaction each.
     *
     * @return how many messages that was
     */
    int run() {
        int total = 0;
        int handed;
        do {
            Integer some = transaction.execute(status -> batch());
            handed = some == null ? 0 : some;
            total += handed;
        } while (handed == BATCH);
        return total;
    }

    private int batch() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('redress.outbox'))) locked")
                .query(Integer.class)
                .single();
        List<StoredMessage> messages =
                jdbc.sql("""
                        select id, case_number, type, payload, created_at from outbox
                         where dispatched_at is null
                         order by id
                         limit :batch
                        """).param("batch", BATCH).query((row, number) -> message(row, json)).list().stream()
                        // The clocks of two processes differ, and with them the order of the ids.
                        .sorted(Comparator.comparing(StoredMessage::caseNumber)
                                .thenComparing(StoredMessage::seq)
                                .thenComparing(StoredMessage::id))
                        .toList();
        if (messages.isEmpty()) {
            return 0;
        }
        channels.forEach(channel -> channel.take(messages));
        jdbc.sql("update outbox set dispatched_at = :now where id = any (:ids)")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", messages.stream().map(StoredMessage::id).toArray(UUID[]::new))
                .update();
        return messages.size();
    }

    /** @param row has the columns id, case_number, type, payload and created_at */
    static StoredMessage message(ResultSet row, ObjectMapper json) throws SQLException {
        try {
            JsonNode payload = json.readTree(row.getString("payload"));
            return new StoredMessage(
                    row.getObject("id", UUID.class),
                    row.getString("case_number"),
                    row.getString("type"),
                    payload.path("seq").asInt(),
                    payload,
                    row.getTimestamp("created_at").toInstant());
        } catch (JsonProcessingException cause) {
            throw new SQLException("The outbox holds something else than JSON", cause);
        }
    }
}
