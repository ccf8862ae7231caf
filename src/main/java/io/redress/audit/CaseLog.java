package io.redress.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only log of all cases. There is no way to change or remove an event. */
@Repository
public class CaseLog {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ObjectMapper json;

    CaseLog(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** Appends events in the caller's transaction, all with one round trip. */
    public void append(List<CaseEvent> events) {
        batches.batchUpdate("""
                insert into case_event (id, case_number, seq, at, type, actor, data, hash)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
                """, events, events.size(), (statement, event) -> {
            statement.setObject(1, event.id());
            statement.setString(2, event.caseNumber());
            statement.setInt(3, event.seq());
            statement.setTimestamp(4, Timestamp.from(event.at()));
            statement.setString(5, event.type().wireName());
            statement.setString(6, write(event.actor()));
            statement.setString(7, write(event.data()));
            statement.setString(8, event.hash());
        });
    }

    /** What happened to a case after event number {@code afterSeq} (0 for all), oldest first, at most {@code limit}. */
    public List<CaseEvent> of(String caseNumber, int afterSeq, int limit) {
        return jdbc.sql("""
                        select id, case_number, seq, at, type, actor, data, hash
                          from case_event where case_number = ? and seq > ? order by seq limit ?
                        """)
                .params(caseNumber, afterSeq, limit)
                .query(this::read)
                .list();
    }

    private CaseEvent read(ResultSet row, int number) throws SQLException {
        try {
            return new CaseEvent(
                    row.getObject("id", UUID.class),
                    row.getString("case_number"),
                    row.getInt("seq"),
                    row.getTimestamp("at").toInstant(),
                    CaseEventType.ofWireName(row.getString("type")),
                    json.readValue(row.getString("actor"), Actor.class),
                    json.readValue(row.getString("data"), DATA),
                    row.getString("hash"));
        } catch (JsonProcessingException e) {
            throw new SQLException("event " + row.getString("id") + " cannot be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the data of an event must be plain JSON values", e);
        }
    }
}
