package io.redress.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.notification.Delivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of deliveries. Of those of one case to one endpoint only the first that waits has a time for its next
 * attempt; so the later ones wait for it, and cost nothing meanwhile. Everything that changes what waits is done under
 * the lock of the endpoint.
 */
@Repository
class WebhookDeliveries {

    private static final int PURGED_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WebhookDeliveries(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One that is due. @param attempts made so far */
    record Due(StoredMessage message, int attempts) {}

    void queue(UUID endpoint, List<StoredMessage> messages, Instant now) {
        jdbc.sql("""
                        insert into webhook_delivery (endpoint_id, message_id, case_number, seq, lane, state, queued_at)
                        select :endpoint, id, case_number, seq, lane, 'WAITING', :now
                        from unnest(
                            cast(:ids as uuid[]), cast(:cases as text[]), cast(:seqs as integer[]), cast(:lanes as smallint[]))
                            message (id, case_number, seq, lane)
                        on conflict (endpoint_id, message_id) do update
                           set state = 'WAITING', attempts = 0, next_at = null, ended_at = null, queued_at = excluded.queued_at
                        """)
                .param("endpoint", endpoint)
                .param("now", Timestamp.from(now))
                .param("ids", messages.stream().map(StoredMessage::id).toArray(UUID[]::new))
                .param("cases", messages.stream().map(StoredMessage::caseNumber).toArray(String[]::new))
                .param("seqs", messages.stream().map(StoredMessage::seq).toArray(Integer[]::new))
                .param(
                        "lanes",
                        messages.stream()
                                .map(message -> (short) Lane.of(message.caseNumber()))
                                .toArray(Short[]::new))
                .update();
        promote(
                endpoint,
                messages.stream().map(StoredMessage::caseNumber).distinct().toList(),
                now);
    }

    /** Sees to it that the first of each of these cases that waits, and no other, is to be sent. */
    private void promote(UUID endpoint, Collection<String> cases, Instant now) {
        jdbc.sql("""
                        update webhook_delivery delivery
                           set next_at = case when delivery.message_id = first.message_id then cast(:now as timestamptz) end
                          from (select distinct on (case_number) case_number, message_id
                                  from webhook_delivery
                                 where endpoint_id = :endpoint and state = 'WAITING' and case_number = any (:cases)
                                 order by case_number, seq, message_id) first
                         where delivery.endpoint_id = :endpoint and delivery.state = 'WAITING'
                           and delivery.case_number = first.case_number
                           and (delivery.next_at is null) = (delivery.message_id = first.message_id)
                        """)
                .param("endpoint", endpoint)
                .param("cases", cases.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The one of a lane that has waited longest for its turn; none if the endpoint is told nothing. */
    Optional<Due> due(Lane lane, Instant now) {
        return jdbc.sql("""
                        select message.id, message.case_number, type, payload, message.created_at, attempts
                          from webhook_delivery delivery
                          join webhook_endpoint endpoint on endpoint.id = delivery.endpoint_id and endpoint.enabled
                          join outbox message on message.id = delivery.message_id
                         where delivery.endpoint_id = :endpoint and lane = :lane and next_at <= :now
                         order by next_at, delivery.message_id
                         limit 1
                        """)
                .param("endpoint", lane.endpoint())
                .param("lane", lane.number())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Due(Dispatch.message(row, json), row.getInt("attempts")))
                .optional();
    }

    /** When the next of a lane is to be sent; empty if none waits. */
    Optional<Instant> nextOf(Lane lane) {
        return jdbc.sql(
                        "select min(next_at) next_at from webhook_delivery where endpoint_id = ? and lane = ? and next_at is not null")
                .params(lane.endpoint(), lane.number())
                .query((row, number) -> Optional.ofNullable(instant(row, "next_at")))
                .single();
    }

    /** The lanes in which something is due, the longest waiting first. */
    List<Lane> lanesDue(Instant now) {
        return jdbc.sql("""
                        select endpoint_id, lane from webhook_delivery where next_at <= ?
                         group by endpoint_id, lane order by min(next_at), endpoint_id, lane
                        """)
                .param(Timestamp.from(now))
                .query((row, number) -> new Lane(row.getObject("endpoint_id", UUID.class), row.getInt("lane")))
                .list();
    }

    /**
     * When the next of all is to be sent.
     *
     * @param after exclusive
     * @param until inclusive
     */
    Optional<Instant> nextBetween(Instant after, Instant until) {
        return jdbc.sql("select min(next_at) next_at from webhook_delivery where next_at > ? and next_at <= ?")
                .params(Timestamp.from(after), Timestamp.from(until))
                .query((row, number) -> Optional.ofNullable(instant(row, "next_at")))
                .single();
    }

    /**
     * Notes an attempt.
     *
     * @param nextAt when it is tried again, null if it is over
     */
    void attempted(
            UUID endpoint,
            StoredMessage message,
            WebhookAnswer answer,
            State state,
            @Nullable Instant nextAt,
            Instant now) {
        jdbc.sql("""
                        update webhook_delivery
                           set state = :state, attempts = attempts + 1, next_at = :next,
                               last_at = :now, last_status = :status, last_failure = :failure, ended_at = :ended
                         where endpoint_id = :endpoint and message_id = :message and state = 'WAITING'
                        """)
                .param("endpoint", endpoint)
                .param("message", message.id())
                .param("state", state.name())
                .param("next", nextAt == null ? null : Timestamp.from(nextAt))
                .param("now", Timestamp.from(now))
                .param("status", answer.status())
                .param("failure", answer.failure())
                .param("ended", state == State.WAITING ? null : Timestamp.from(now))
                .update();
        if (state != State.WAITING) {
            promote(endpoint, List.of(message.caseNumber()), now);
        }
    }

    /** @return how many waited */
    int giveUpAll(UUID endpoint, Instant now) {
        return jdbc.sql("""
                        update webhook_delivery set state = 'GIVEN_UP', next_at = null, ended_at = :now
                         where endpoint_id = :endpoint and state = 'WAITING'
                        """)
                .param("endpoint", endpoint)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * What became of deliveries, the latest event first.
     *
     * @param state null for any
     * @param before an event, after which the page begins; null for the first
     */
    List<Delivery> latest(UUID endpoint, @Nullable State state, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select delivery.*, message.type
                          from webhook_delivery delivery join outbox message on message.id = delivery.message_id
                         where endpoint_id = :endpoint
                           and (:state::text is null or state = :state::text)
                           and (:before::uuid is null or message_id < :before::uuid)
                         order by message_id desc
                         limit :limit
                        """)
                .param("endpoint", endpoint)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** What can be sent again: events from an instant on, or after an event, in the order of their ids. */
    List<StoredMessage> past(List<String> events, @Nullable Instant since, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select id, case_number, type, payload, created_at from outbox
                         where dispatched_at is not null
                           and (:since::timestamptz is null or created_at >= :since::timestamptz)
                           and (:after::uuid is null or id > :after::uuid)
                           and (cardinality(:events::text[]) = 0 or type = any (:events::text[]))
                         order by id
                         limit :limit
                        """)
                .param("events", events.toArray(String[]::new))
                .param("since", since == null ? null : Timestamp.from(since))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> Dispatch.message(row, json))
                .list();
    }

    /** Forgets what became of those that ended before. */
    int purge(Instant before) {
        return jdbc.sql("""
                        delete from webhook_delivery where (endpoint_id, message_id) in (
                            select endpoint_id, message_id from webhook_delivery where ended_at < :before limit :limit)
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", PURGED_AT_ONCE)
                .update();
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("message_id", UUID.class),
                row.getString("type"),
                row.getString("case_number"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_at"),
                instant(row, "last_at"),
                row.getObject("last_status", Integer.class),
                row.getString("last_failure"),
                row.getTimestamp("queued_at").toInstant(),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
