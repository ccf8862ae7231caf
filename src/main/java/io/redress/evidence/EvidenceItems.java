package io.redress.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.audit.Actor;
import io.redress.cases.CaseNumber;
import io.redress.database.ReadOnce;
import io.redress.policy.EvidenceType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was handed in for all cases; the table itself refuses every change but that one piece supersedes another. */
@Repository
class EvidenceItems {

    private static final String COLUMNS =
            "id, type, description, file_name, media_type, size, sha256, submitted_by, submitted_at, status, supersedes, erased_at";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    EvidenceItems(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Adds a piece of evidence in the caller's transaction.
     *
     * @param words of a statement that came without a file; {@code null} if the content lies in the store, to which
     *     {@link io.redress.evidence.store.EvidenceStore#refer} has made sure of it
     */
    void add(CaseNumber number, EvidenceView item, Actor actor, @Nullable String words) {
        ReadOnce.forget("evidence");
        jdbc.sql("""
                        insert into evidence (id, case_number, type, description, file_name, media_type, size, sha256,
                                              submitted_by, submitted_at, status, supersedes, words, stored_as, actor)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        item.id(),
                        number.value(),
                        item.type().name(),
                        item.description(),
                        item.fileName(),
                        item.mediaType(),
                        item.size(),
                        item.sha256(),
                        item.submittedBy().name(),
                        Timestamp.from(item.submittedAt()))
                .params(item.status().name(), item.supersedes(), words)
                .params(words == null ? item.sha256() : null, write(actor))
                .update();
    }

    /** Marks a piece as superseded (V4); one that still waits to be scanned becomes so when it has been. */
    void supersede(UUID id) {
        ReadOnce.forget("evidence");
        jdbc.sql("update evidence set status = 'SUPERSEDED' where id = ? and status = 'SUBMITTED'")
                .param(id)
                .update();
    }

    /** What had taken its place turned out to be malware. */
    void standAgain(UUID id) {
        ReadOnce.forget("evidence");
        jdbc.sql("update evidence set status = 'SUBMITTED' where id = ? and status = 'SUPERSEDED'")
                .param(id)
                .update();
    }

    /** Lets a piece into its case that has waited, or was refused wrongly. */
    void release(UUID id, EvidenceStatus status, Instant scannedAt) {
        ReadOnce.forget("evidence");
        jdbc.sql("update evidence set status = ?, scanned_at = ?, signature = null where id = ?")
                .params(status.name(), Timestamp.from(scannedAt), id)
                .update();
    }

    /** Keeps a piece from everybody. */
    void refuse(UUID id, String signature, Instant scannedAt) {
        ReadOnce.forget("evidence");
        jdbc.sql("update evidence set status = 'REFUSED', signature = ?, scanned_at = ? where id = ?")
                .params(signature, Timestamp.from(scannedAt), id)
                .update();
    }

    /**
     * Lets go of what is in a piece that was refused; the row stays.
     *
     * @return false if that was done before
     */
    boolean putAway(UUID id) {
        ReadOnce.forget("evidence");
        return jdbc.sql(
                                "update evidence set stored_as = null where id = ? and status = 'REFUSED' and stored_as is not null")
                        .param(id)
                        .update()
                > 0;
    }

    /**
     * Pieces of all cases that wait to be scanned, by id and so the oldest first.
     *
     * @param after the last of the page before; {@code null} for the first page
     */
    List<PendingScans.Waiting> waiting(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select case_number, id, sha256 from evidence
                         where status = 'UNSCANNED' and erased_at is null and (:after::uuid is null or id > :after)
                         order by id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new PendingScans.Waiting(
                        new CaseNumber(row.getString("case_number")),
                        row.getObject("id", UUID.class),
                        row.getString("sha256")))
                .list();
    }

    /** Everything that was handed in for a case, oldest first. */
    List<EvidenceView> of(CaseNumber number) {
        return ReadOnce.of(
                "evidence",
                number,
                () -> jdbc.sql("select " + COLUMNS + " from evidence where case_number = ? order by submitted_at, id")
                        .param(number.value())
                        .query(EvidenceItems::read)
                        .list());
    }

    Optional<EvidenceView> find(CaseNumber number, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from evidence where case_number = ? and id = ?")
                .params(number.value(), id)
                .query(EvidenceItems::read)
                .optional();
    }

    /**
     * Hashes of what could be read at an instant: from when it was handed in, or, if it waited for the scanner, from
     * when it had been scanned.
     */
    Set<String> hashesReadableAt(CaseNumber number, Instant at) {
        return jdbc.sql("""
                        select sha256 from evidence
                         where case_number = ? and status in ('SUBMITTED', 'SUPERSEDED')
                           and coalesce(scanned_at, submitted_at) <= ?
                        """)
                .params(number.value(), Timestamp.from(at))
                .query(String.class)
                .set();
    }

    /** What a statement says that came without a file. */
    Optional<String> wordsOf(UUID id) {
        return jdbc.sql("select words from evidence where id = ? and words is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    private static EvidenceView read(ResultSet row, int number) throws SQLException {
        return new EvidenceView(
                row.getObject("id", UUID.class),
                EvidenceType.valueOf(row.getString("type")),
                row.getString("description"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                Submitter.valueOf(row.getString("submitted_by")),
                row.getTimestamp("submitted_at").toInstant(),
                EvidenceStatus.valueOf(row.getString("status")),
                row.getObject("supersedes", UUID.class),
                Optional.ofNullable(row.getTimestamp("erased_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    private String write(Actor actor) {
        try {
            return json.writeValueAsString(actor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an actor cannot be written", e);
        }
    }
}
