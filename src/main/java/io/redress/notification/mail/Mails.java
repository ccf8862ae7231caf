package io.redress.notification.mail;

import io.redress.cases.CaseNumber;
import io.redress.security.Side;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails that wait, were sent, or were given up. Each call is a transaction of its own, unless there is one. */
class Mails {

    private final JdbcClient jdbc;
    private final Clock clock;

    Mails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID outboxId, Side side, String caseNumber, int seq) {
        jdbc.sql("""
                        insert into mail (outbox_id, side, case_number, seq, next_at, created_at)
                        values (:id, :side, :case, :seq, :now, :now)
                        on conflict do nothing
                        """)
                .param("id", outboxId)
                .param("side", side.name())
                .param("case", caseNumber)
                .param("seq", seq)
                .param("now", now())
                .update();
    }

    /**
     * Takes the mail that has waited longest. For {@code reserved} nobody else takes it; who has not told by then how it
     * ended is taken for dead, and it is sent again.
     */
    Optional<Mail> takeDue(Duration reserved) {
        return jdbc.sql("""
                        update mail set attempts = attempts + 1, next_at = :reserved
                         where (outbox_id, side) = (
                               select outbox_id, side from mail
                                where status = 'WAITING' and next_at <= :now
                                order by next_at, outbox_id, side
                                limit 1 for update skip locked)
                        returning outbox_id, side, case_number, seq, attempts
                        """)
                .param("now", now())
                .param("reserved", Timestamp.from(clock.instant().plus(reserved)))
                .query((row, index) -> new Mail(
                        row.getObject("outbox_id", UUID.class),
                        Side.valueOf(row.getString("side")),
                        new CaseNumber(row.getString("case_number")),
                        row.getInt("seq"),
                        row.getInt("attempts")))
                .optional();
    }

    void sent(Mail mail) {
        end(mail, "SENT", null);
    }

    void giveUp(Mail mail, String failure) {
        end(mail, "GIVEN_UP", failure);
    }

    void tryAgain(Mail mail, Instant next, String failure) {
        jdbc.sql("""
                        update mail set next_at = :next, failure = :failure
                         where outbox_id = :id and side = :side and status = 'WAITING'
                        """)
                .param("next", Timestamp.from(next))
                .param("failure", failure)
                .param("id", mail.outboxId())
                .param("side", mail.side().name())
                .update();
    }

    /** When the next one is to be sent, within these bounds. */
    Optional<Instant> nextDue(Instant after, Instant until) {
        return jdbc.sql("select min(next_at) from mail where status = 'WAITING' and next_at > ? and next_at <= ?")
                .params(Timestamp.from(after), Timestamp.from(until))
                .query((row, index) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    private void end(Mail mail, String status, @Nullable String failure) {
        jdbc.sql("""
                        update mail set status = :status, failure = :failure, ended_at = :now
                         where outbox_id = :id and side = :side and status = 'WAITING'
                        """)
                .param("status", status)
                .param("failure", failure)
                .param("now", now())
                .param("id", mail.outboxId())
                .param("side", mail.side().name())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
