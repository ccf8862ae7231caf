package io.redress.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages that wait to be delivered. They are written with the change that they tell of, or not at all. */
@Component
public class Outbox {

    private static final String INSERT = """
            insert into outbox (id, case_number, type, payload, created_at)
            select id, case_number, type, payload::jsonb, ?::timestamptz
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as message (id, case_number, type, payload)
            """;

    /** A part of the statement that writes a case, {@code with …}: it adds the messages, none or many. */
    static final String APPENDED = "queued as (" + INSERT + ")";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds messages in one statement, to be delivered in this order.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT).params(parameters(messages)).update();
    }

    /** What {@link #APPENDED} asks for, in its order. */
    Object[] parameters(List<OutboxMessage> messages) {
        return new Object[] {
            clock.instant().atOffset(ZoneOffset.UTC),
            Stream.generate(ids::generate).limit(messages.size()).toArray(UUID[]::new),
            texts(messages.stream().map(OutboxMessage::caseNumber)),
            texts(messages.stream().map(OutboxMessage::type)),
            texts(messages.stream().map(this::payload))
        };
    }

    /** Lets nobody hear of what is in it: it was told of the past, for show. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellNobody() {
        jdbc.sql("update outbox set dispatched_at = created_at where dispatched_at is null")
                .update();
    }

    private String payload(OutboxMessage message) {
        try {
            return json.writeValueAsString(message.payload());
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A message that cannot be written: " + message.type(), cause);
        }
    }

    private static String[] texts(Stream<String> texts) {
        return texts.toArray(String[]::new);
    }
}
