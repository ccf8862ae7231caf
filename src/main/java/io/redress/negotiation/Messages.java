package io.redress.negotiation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.audit.RowSeals;
import io.redress.audit.SealedTable;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.Addressee;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the parties, and later staff, write to each other in a case (N6). */
@Service
public class Messages {

    /**
     * One message.
     *
     * @param by {@code BUYER}, {@code SELLER} or {@code STAFF}
     * @param to which side it is for; staff read all of them
     */
    public record Message(UUID id, String by, Addressee to, String text, Instant sentAt) {}

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Cases cases;
    private final Actions actions;
    private final Clock clock;

    Messages(JdbcClient jdbc, ObjectMapper json, Cases cases, Actions actions, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.cases = cases;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * Sends a message to everybody who reads the case.
     *
     * @throws io.redress.cases.ActionNotAvailable if the case is closed, or staff write before the formal dispute
     */
    public Message send(CaseNumber number, Caller caller, String text) {
        return send(number, caller, text, null);
    }

    /**
     * Sends a message to everybody who reads the case, or from staff to one side, which the other side does not hear of.
     *
     * @param to {@code null} for both
     * @throws io.redress.cases.ActionNotAvailable if the case is closed, or staff write before the formal dispute
     * @throws InvalidInput if a party wants to write behind the other's back
     */
    public Message send(CaseNumber number, Caller caller, String text, @Nullable Addressee to) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.SEND_MESSAGE);
        Addressee addressee = to == null ? Addressee.BOTH : to;
        if (caller.isParty() && addressee != Addressee.BOTH) {
            throw new InvalidInput("to", "What a party writes in a case is read by everybody in it; leave this out.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Message sent = new Message(IDS.generate(), caller.side().map(Enum::name).orElse("STAFF"), addressee, text, now);
        RowSeals.write(jdbc.sql("""
                        insert into message (id, case_number, actor, sent_by, sent_to, text, sent_at)
                        values (?, ?, ?::jsonb, ?, ?, ?, ?)
                        """ + SealedTable.MESSAGE.returning())
                .params(sent.id(), number.value(), write(Actor.of(caller)), sent.by(), addressee.name(), text)
                .param(Timestamp.from(now)));
        subject.record(
                now,
                CaseEventType.MESSAGE_SENT,
                Actor.of(caller),
                Map.of("messageId", sent.id().toString(), "by", sent.by(), "to", addressee, "text", text));
        return sent;
    }

    /** The messages of a case that this caller may read, oldest first. */
    public List<Message> of(CaseNumber number, Caller reader) {
        return of(number).stream()
                .filter(message -> reader.side().map(message.to()::includes).orElse(true))
                .toList();
    }

    /** All messages of a case, as staff read them, oldest first. */
    public List<Message> of(CaseNumber number) {
        return jdbc.sql("select id, sent_by, sent_to, text, sent_at from message where case_number = ? order by id")
                .param(number.value())
                .query((row, index) -> new Message(
                        row.getObject("id", UUID.class),
                        row.getString("sent_by"),
                        Addressee.valueOf(row.getString("sent_to")),
                        row.getString("text"),
                        row.getTimestamp("sent_at").toInstant()))
                .list();
    }

    private String write(Actor actor) {
        try {
            return json.writeValueAsString(actor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an actor must be plain JSON values", e);
        }
    }
}
