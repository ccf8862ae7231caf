package io.redress.evidence.upload;

import io.redress.cases.CaseNumber;
import io.redress.evidence.NewEvidence;
import io.redress.evidence.Share;
import io.redress.evidence.Submitter;
import io.redress.policy.EvidenceType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads that can be resumed, until they expire. */
@Repository
class ResumableUploads {

    private final JdbcClient jdbc;

    ResumableUploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ResumableUpload upload, Submitter submitter) {
        jdbc.sql("""
                        insert into evidence_upload (id, case_number, owner, submitted_by, length, file_name, media_type,
                                                     type, description, supersedes, began_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        upload.id(),
                        upload.number().value(),
                        upload.owner(),
                        submitter.name(),
                        upload.length(),
                        upload.fileName(),
                        upload.mediaType(),
                        upload.said().type().name(),
                        upload.said().description(),
                        upload.said().supersedes())
                .params(Timestamp.from(upload.beganAt()), Timestamp.from(upload.expiresAt()))
                .update();
    }

    /** Only for its case and whoever may go on with it. */
    Optional<ResumableUpload> find(CaseNumber number, String owner, UUID id) {
        return jdbc.sql("select * from evidence_upload where id = ? and case_number = ? and owner = ?")
                .params(id, number.value(), owner)
                .query(ResumableUploads::read)
                .optional();
    }

    void finish(UUID id, UUID evidenceId) {
        jdbc.sql("update evidence_upload set evidence_id = ? where id = ?")
                .params(evidenceId, id)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from evidence_upload where id = ?").param(id).update();
    }

    List<UUID> expired(Instant now) {
        return jdbc.sql("select id from evidence_upload where expires_at < ?")
                .param(Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /** What one side of a case has on its way. */
    Share onItsWay(CaseNumber number, Submitter submitter) {
        return share("case_number = ? and submitted_by = ?", number.value(), submitter.name());
    }

    /** What a party has on its way for all its cases. */
    Share onItsWay(String owner) {
        return share("owner = ?", owner);
    }

    private Share share(String condition, Object... params) {
        return jdbc.sql("select count(*), coalesce(sum(length), 0) from evidence_upload where evidence_id is null and "
                        + condition)
                .params(params)
                .query((row, line) -> new Share(row.getLong(1), row.getLong(2)))
                .single();
    }

    private static ResumableUpload read(ResultSet row, int line) throws SQLException {
        return new ResumableUpload(
                row.getObject("id", UUID.class),
                new CaseNumber(row.getString("case_number")),
                row.getString("owner"),
                row.getLong("length"),
                row.getString("file_name"),
                row.getString("media_type"),
                new NewEvidence(
                        EvidenceType.valueOf(row.getString("type")),
                        row.getString("description"),
                        row.getObject("supersedes", UUID.class)),
                row.getTimestamp("began_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getObject("evidence_id", UUID.class));
    }
}
