package io.redress.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.audit.Actor;
import io.redress.cases.CaseNumber;
import io.redress.security.Party;
import io.redress.security.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All requests to erase, and what each has to do with which cases. */
@Repository
class ErasureRequests {

    private static final String VIEW = """
            select e.*,
                   (select count(*) from erased_case d where d.erasure_id = e.id) as done,
                   (select count(*) from return_case c
                     where case when e.party_side = 'BUYER' then c.buyer_id else c.seller_id end = e.party_id
                       and c.created_at <= e.requested_at and e.completed_at is null
                       and not exists (select 1 from erased_case d
                                        where d.erasure_id = e.id and d.case_number = c.number)) as remaining
              from erasure e
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ErasureRequests(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether there is anything about this party. */
    boolean knows(Party party) {
        return jdbc.sql("""
                        select exists (select 1 from return_case c where %1$s = :id)
                            or exists (select 1 from orders c where %1$s = :id)
                        """.formatted(idOf(party.side())))
                .param("id", party.id())
                .query(Boolean.class)
                .single();
    }

    /** Numbers of cases that are still open, at most {@code limit}. */
    List<String> open(Party party, int limit) {
        return jdbc.sql("select c.number from return_case c where %s = ? and c.stage <> 'CLOSED' order by 1 limit ?"
                        .formatted(idOf(party.side())))
                .params(party.id(), limit)
                .query(String.class)
                .list();
    }

    /** Numbers of cases under legal hold, of their own or by the retention table, at most {@code limit}. */
    List<String> held(Party party, String[] heldKinds, int limit) {
        return jdbc.sql("""
                        select c.number from return_case c
                         where %s = ? and c.retired_at is null and (c.held or %s = any (?))
                         order by 1 limit ?
                        """.formatted(idOf(party.side()), HeldKinds.KIND))
                .params(party.id(), heldKinds, limit)
                .query(String.class)
                .list();
    }

    /** The id of the request that is being carried out for this party: this one, unless there was one before. */
    UUID add(UUID id, Party party, String reason, Actor by, Instant at) {
        jdbc.sql("""
                        insert into erasure (id, party_side, party_id, reason, requested_by, requested_at)
                        values (?, ?, ?, ?, ?::jsonb, ?)
                        on conflict (party_side, party_id) where completed_at is null do nothing
                        """)
                .params(id, party.side().name(), party.id(), reason, write(by), Timestamp.from(at))
                .update();
        return jdbc.sql("select id from erasure where party_side = ? and party_id = ? and completed_at is null")
                .params(party.side().name(), party.id())
                .query(UUID.class)
                .single();
    }

    Optional<ErasureView> find(UUID id) {
        return jdbc.sql(VIEW + " where e.id = ?").param(id).query(this::read).optional();
    }

    /** Latest first. */
    List<ErasureView> list(@Nullable UUID before, int limit) {
        return jdbc.sql(VIEW + " where cast(:before as uuid) is null or e.id < :before order by e.id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    List<UUID> unfinished() {
        return jdbc.sql("select id from erasure where completed_at is null order by id")
                .query(UUID.class)
                .list();
    }

    /** Locks a request until the end of the transaction; empty if it is done, or if another node is at it. */
    Optional<Request> lock(UUID id) {
        return jdbc.sql("""
                        select party_side, party_id, reason, requested_by, requested_at from erasure
                         where id = ? and completed_at is null for update skip locked
                        """)
                .param(id)
                .query((row, index) -> new Request(
                        id,
                        new Party(Side.valueOf(row.getString("party_side")), row.getString("party_id")),
                        row.getString("reason"),
                        actor(row),
                        row.getTimestamp("requested_at").toInstant()))
                .optional();
    }

    /** A request while it is carried out. */
    record Request(UUID id, Party party, String reason, Actor by, Instant at) {}

    /** The next case to erase from: closed, and not under legal hold. */
    Optional<CaseNumber> next(Request request, String[] heldKinds, Collection<CaseNumber> leftOut) {
        return jdbc.sql("""
                        select c.number from return_case c
                         where %s = :id and c.created_at <= :at and c.stage = 'CLOSED' and not c.held
                           and %s <> all (:held) and c.number <> all (:leftOut)
                           and not exists (select 1 from erased_case d
                                            where d.erasure_id = :erasure and d.case_number = c.number)
                         order by c.number limit 1
                        """.formatted(idOf(request.party().side()), HeldKinds.KIND))
                .param("id", request.party().id())
                .param("at", Timestamp.from(request.at()))
                .param("held", heldKinds)
                .param("leftOut", leftOut.stream().map(CaseNumber::value).toArray(String[]::new))
                .param("erasure", request.id())
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    void done(Request request, CaseNumber number, Set<String> kinds, Instant at) {
        jdbc.sql("insert into erased_case (erasure_id, case_number, erased_at, kinds) values (?, ?, ?, ?)")
                .params(request.id(), number.value(), Timestamp.from(at), kinds.toArray(String[]::new))
                .update();
    }

    /** Orders that still name the party, at most {@code limit}; not those of cases that must be kept. */
    List<String> ordersNaming(Request request, String mark, int limit) {
        Side side = request.party().side();
        return jdbc.sql("""
                        select c.order_id from orders c
                         where %s = ? and c.created_at <= ? and c.facts -> ? ->> 'name' <> ?
                         order by 1 limit ?
                        """.formatted(idOf(side)))
                .params(request.party().id(), Timestamp.from(request.at()), side.label(), mark, limit)
                .query(String.class)
                .list();
    }

    /** Empties the answers that name the party and are kept so that a command can be sent twice. */
    void emptyAnswers(Party party) {
        jdbc.sql("""
                        update idempotency_key set body = null
                         where body is not null and position(convert_to(?, 'UTF8') in body) > 0
                        """).param("\"" + party.id() + "\"").update();
    }

    void complete(Request request, Instant at) {
        jdbc.sql("update erasure set completed_at = ? where id = ?")
                .params(Timestamp.from(at), request.id())
                .update();
    }

    private static String idOf(Side side) {
        return side == Side.BUYER ? "c.buyer_id" : "c.seller_id";
    }

    private ErasureView read(ResultSet row, int index) throws SQLException {
        Timestamp completed = row.getTimestamp("completed_at");
        return new ErasureView(
                row.getObject("id", UUID.class),
                new Party(Side.valueOf(row.getString("party_side")), row.getString("party_id")).toString(),
                row.getString("reason"),
                actor(row),
                row.getTimestamp("requested_at").toInstant(),
                completed == null ? null : completed.toInstant(),
                row.getInt("done"),
                row.getInt("remaining"));
    }

    private Actor actor(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("requested_by"), Actor.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("who asked for an erasure cannot be read", e);
        }
    }

    private String write(Actor actor) {
        try {
            return json.writeValueAsString(actor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an actor must be plain JSON values", e);
        }
    }
}
