package io.redress.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only log of all cases. There is no way to change or remove an event. */
@Repository
public class CaseLog {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final TypeReference<Map<String, SealedText>> WORDS = new TypeReference<>() {};

    private static final String INSERT = """
            insert into case_event (id, case_number, seq, at, type, actor, data, words, hash)
            select id, case_number, seq, at, type, actor::jsonb, data::jsonb, words::jsonb, hash
              from unnest(?::uuid[], ?::text[], ?::int[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[]) as event (id, case_number, seq, at, type, actor, data, words, hash)
            """;

    /** A part of the statement that writes a case, {@code with …}: it appends the events, none or many. */
    public static final String APPENDED = "appended as (" + INSERT + ")";

    private final JdbcClient jdbc;

    CaseLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends events in the caller's transaction, all with one statement. */
    public void append(List<ChainedEvent> events) {
        jdbc.sql(INSERT).params(parameters(events)).update();
    }

    /** What {@link #APPENDED} asks for, in its order. */
    public static Object[] parameters(List<ChainedEvent> events) {
        return new Object[] {
            column(events, UUID[]::new, ChainedEvent::id),
            column(events, String[]::new, ChainedEvent::caseNumber),
            column(events, Integer[]::new, ChainedEvent::seq),
            column(events, String[]::new, event -> event.at().toString()),
            column(events, String[]::new, event -> event.type().wireName()),
            column(events, String[]::new, event -> write(event.actor())),
            column(events, String[]::new, event -> write(event.data())),
            column(events, String[]::new, event -> event.words().isEmpty() ? null : write(event.words())),
            column(events, String[]::new, ChainedEvent::hash)
        };
    }

    private static <T> T[] column(
            List<ChainedEvent> events, IntFunction<T[]> array, Function<ChainedEvent, @Nullable T> value) {
        return events.stream().map(value).toArray(array);
    }

    /** What happened to a case after event number {@code afterSeq} (0 for all), oldest first, at most {@code limit}. */
    public List<CaseEvent> of(String caseNumber, int afterSeq, int limit) {
        return jdbc.sql("""
                        select id, case_number, seq, at, type, actor, data, words, hash
                          from case_event where case_number = ? and seq > ? order by seq limit ?
                        """)
                .params(caseNumber, afterSeq, limit)
                .query((row, index) -> read(row).event())
                .list();
    }

    /** Every row of a case's log as it lies there, in order, for whoever checks it. */
    public List<LogRow> rows(String caseNumber) {
        return jdbc.sql("""
                        select id, case_number, seq, at, type, actor, data, words, hash
                          from case_event where case_number = ? order by seq, id
                        """)
                .param(caseNumber)
                .query((row, index) -> inspect(row))
                .list();
    }

    /**
     * Erases what people said in these events. The transaction must add a {@link CaseEventType#PERSONAL_DATA_ERASED} to
     * the case whose {@code seqs} name them, or the database refuses it.
     *
     * @return how many of them held words
     */
    public int eraseWords(String caseNumber, List<Integer> seqs) {
        return jdbc.sql("update case_event set words = null where case_number = :case and seq in (:seqs)"
                        + " and words is not null")
                .param("case", caseNumber)
                .param("seqs", seqs)
                .update();
    }

    private static LogRow inspect(ResultSet row) throws SQLException {
        int seq = row.getInt("seq");
        try {
            ChainedEvent event = read(row);
            boolean exact = same(event.actor(), row.getString("actor"))
                    && (event.words().isEmpty() || same(event.words(), row.getString("words")));
            return exact ? new LogRow.Readable(event) : new LogRow.Unreadable(seq, "it holds more than an event does");
        } catch (SQLException | RuntimeException e) {
            return new LogRow.Unreadable(seq, "it does not read as an event");
        }
    }

    /** A number where a text belongs reads as that text. */
    private static boolean same(Object read, String stored) throws SQLException {
        try {
            return JSON.readTree(stored).equals(JSON.valueToTree(read));
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }

    private static ChainedEvent read(ResultSet row) throws SQLException {
        try {
            return new ChainedEvent(
                    row.getObject("id", UUID.class),
                    row.getString("case_number"),
                    row.getInt("seq"),
                    row.getTimestamp("at").toInstant(),
                    CaseEventType.ofWireName(row.getString("type")),
                    JSON.readValue(row.getString("actor"), Actor.class),
                    Objects.requireNonNull(JSON.readValue(row.getString("data"), DATA)),
                    words(row.getString("words")),
                    row.getString("hash"));
        } catch (JsonProcessingException e) {
            throw new SQLException("event " + row.getString("id") + " cannot be read", e);
        }
    }

    private static Map<String, SealedText> words(@Nullable String stored) throws JsonProcessingException {
        return stored == null ? Map.of() : JSON.readValue(stored, WORDS);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the data of an event must be plain JSON values", e);
        }
    }
}
