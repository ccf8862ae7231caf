package io.redress.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.audit.Actor;
import io.redress.cases.CaseNumber;
import io.redress.evidence.RefusedContent.Piece;
import io.redress.evidence.RefusedContent.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the scanner found in contents that were evidence already or waited to be, and what was decided about each. */
@Repository
class RefusedContents {

    /** What is to be done with a piece whose content was found, released or removed. */
    enum Change {
        REFUSE,
        RELEASE,
        PUT_AWAY
    }

    /** A piece that does not stand as its content does. */
    record OutOfLine(CaseNumber number, UUID id, String sha256, Change change) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RefusedContents(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Malware was found; if its bytes had gone and somebody has handed them in anew, it begins anew. */
    void found(String sha256, String signature, Instant at) {
        jdbc.sql("""
                        insert into refused_content (sha256, signature, found_at) values (:sha256, :signature, :at)
                        on conflict (sha256) do update
                           set signature = excluded.signature, found_at = excluded.found_at,
                               removed_at = null, decided_by = null, reason = null
                         where refused_content.removed_at is not null
                        """)
                .param("sha256", sha256)
                .param("signature", signature)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whether somebody has said that the scanner is wrong about it. */
    boolean isReleased(String sha256) {
        return find(sha256).filter(found -> found.state() == State.RELEASED).isPresent();
    }

    /** @return false if it is not kept from everybody, or no longer */
    boolean release(String sha256, Actor by, String reason, Instant at) {
        return decide("released_at", sha256, by, reason, at);
    }

    /** The same. */
    boolean remove(String sha256, Actor by, String reason, Instant at) {
        return decide("removed_at", sha256, by, reason, at);
    }

    private boolean decide(String when, String sha256, Actor by, String reason, Instant at) {
        return jdbc.sql("""
                                update refused_content set %s = :at, decided_by = :by::jsonb, reason = :reason
                                 where sha256 = :sha256 and released_at is null and removed_at is null
                                """.formatted(when))
                        .param("at", Timestamp.from(at))
                        .param("by", write(by))
                        .param("reason", reason)
                        .param("sha256", sha256)
                        .update()
                > 0;
    }

    /** Those whose time in quarantine is over, and that no case under legal hold has. */
    List<String> expired(Duration kept, Instant now) {
        return jdbc.sql("""
                        select sha256 from refused_content found
                         where found_at < :until and released_at is null and removed_at is null
                           and not exists (
                               select from evidence piece join return_case c on c.number = piece.case_number
                                where piece.sha256 = found.sha256 and c.held)
                         order by found_at
                        """)
                .param("until", Timestamp.from(now.minus(kept)))
                .query(String.class)
                .list();
    }

    /** Cases under legal hold in which this content was handed in. */
    List<String> held(String sha256) {
        return jdbc.sql("""
                        select distinct c.number from evidence piece join return_case c on c.number = piece.case_number
                         where piece.sha256 = :sha256 and c.held order by c.number
                        """).param("sha256", sha256).query(String.class).list();
    }

    /**
     * Pieces that do not stand as their content does, by id.
     *
     * @param after the last one of the page before; {@code null} to begin
     */
    List<OutOfLine> outOfLine(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select piece.case_number, piece.id, piece.sha256,
                               case when piece.status <> 'REFUSED' then 'REFUSE'
                                    when found.released_at is not null then 'RELEASE'
                                    else 'PUT_AWAY' end as change
                          from refused_content found join evidence piece on piece.sha256 = found.sha256
                         where piece.erased_at is null and piece.words is null
                           and (:after::uuid is null or piece.id > :after)
                           and (piece.status in ('SUBMITTED', 'SUPERSEDED')
                                    and found.released_at is null and found.removed_at is null
                                or piece.status = 'REFUSED' and piece.stored_as is not null
                                    and found.removed_at is not null
                                or piece.status = 'REFUSED' and found.released_at is not null
                                    and not exists (
                                        select from evidence other
                                         where other.supersedes = piece.supersedes and other.status <> 'REFUSED'))
                         order by piece.id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> new OutOfLine(
                        new CaseNumber(row.getString("case_number")),
                        row.getObject("id", UUID.class),
                        row.getString("sha256"),
                        Change.valueOf(row.getString("change"))))
                .list();
    }

    Optional<RefusedContent> find(String sha256) {
        return jdbc.sql("select * from refused_content where sha256 = ?")
                .param(sha256)
                .query(this::read)
                .optional();
    }

    /**
     * The latest found first.
     *
     * @param before the last one of the page before, and when it was found; {@code null} to begin
     */
    List<RefusedContent> latest(@Nullable Instant foundBefore, String before, int limit) {
        return jdbc.sql("""
                        select * from refused_content
                         where :at::timestamptz is null or (found_at, sha256) < (:at::timestamptz, :sha256)
                         order by found_at desc, sha256 desc limit :limit
                        """)
                .param("at", foundBefore == null ? null : Timestamp.from(foundBefore))
                .param("sha256", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    private RefusedContent read(ResultSet row, int index) throws SQLException {
        String sha256 = row.getString("sha256");
        Timestamp released = row.getTimestamp("released_at");
        Timestamp removed = row.getTimestamp("removed_at");
        Timestamp decided = released == null ? removed : released;
        String by = row.getString("decided_by");
        return new RefusedContent(
                sha256,
                row.getString("signature"),
                row.getTimestamp("found_at").toInstant(),
                released != null ? State.RELEASED : removed != null ? State.REMOVED : State.QUARANTINED,
                decided == null ? null : decided.toInstant(),
                by == null ? null : actor(by),
                row.getString("reason"),
                pieces(sha256));
    }

    private List<Piece> pieces(String sha256) {
        return jdbc.sql("""
                        select id, case_number, file_name, status from evidence
                         where sha256 = ? and words is null order by submitted_at, id
                        """)
                .param(sha256)
                .query((row, index) -> new Piece(
                        row.getObject("id", UUID.class),
                        row.getString("case_number"),
                        row.getString("file_name"),
                        EvidenceStatus.valueOf(row.getString("status"))))
                .list();
    }

    private Actor actor(String actor) throws SQLException {
        try {
            return json.readValue(actor, Actor.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("who decided about a content cannot be read", e);
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
