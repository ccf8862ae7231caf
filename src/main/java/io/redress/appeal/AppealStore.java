package io.redress.appeal;

import static io.redress.audit.SealedTable.APPEAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.audit.Actor;
import io.redress.audit.RowSeals;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseSections;
import io.redress.cases.CaseView.AppealView;
import io.redress.database.ReadOnce;
import io.redress.mediation.AppealOutcome;
import io.redress.policy.AppealGround;
import io.redress.security.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The appeals of all cases; each is kept, refused ones too. */
@Repository
class AppealStore implements CaseSections.Appeals {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AppealStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(CaseNumber number, Appeal filed) {
        RowSeals.write(jdbc.sql("""
                        insert into appeal (id, case_number, side, actor, ground, explanation, evidence_ids, status,
                                            filed_at)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                        """ + APPEAL.returning())
                .params(
                        filed.id(),
                        number.value(),
                        filed.by().name(),
                        write(filed.actor()),
                        filed.ground().name(),
                        filed.explanation(),
                        filed.evidenceIds().toArray(UUID[]::new),
                        filed.status().name(),
                        Timestamp.from(filed.filedAt())));
    }

    void refuse(UUID id, String because) {
        changed(jdbc.sql("update appeal set status = 'REFUSED', refusal = ? where id = ? and status = 'FILED'"
                        + APPEAL.returning())
                .params(because, id));
    }

    void admit(UUID id) {
        changed(jdbc.sql("update appeal set status = 'ADMITTED' where id = ? and status = 'FILED'" + APPEAL.returning())
                .param(id));
    }

    void answer(UUID id, String statement, List<UUID> evidenceIds, Instant at) {
        changed(jdbc.sql("""
                        update appeal
                           set status = 'HEARD', answer = ?, answer_evidence_ids = ?, answered_at = ?
                         where id = ? and status = 'ADMITTED'
                        """ + APPEAL.returning())
                .params(statement, evidenceIds.toArray(UUID[]::new), Timestamp.from(at), id));
    }

    /** The other side let its term pass. */
    void closeWithoutAnswer(UUID id) {
        changed(jdbc.sql("update appeal set status = 'HEARD' where id = ? and status = 'ADMITTED'" + APPEAL.returning())
                .param(id));
    }

    /** One decision for all admitted appeals of a case (A4). */
    void decide(CaseNumber number, AppealOutcome outcome, String reasons, String by, Instant at) {
        RowSeals.write(jdbc.sql("""
                        update appeal
                           set status = 'DECIDED', outcome = ?, reasons = ?, decided_by = ?, decided_at = ?
                         where case_number = ? and status = 'HEARD'
                        """ + APPEAL.returning())
                .params(outcome.name(), reasons, by, Timestamp.from(at), number.value()));
    }

    Optional<Appeal> find(CaseNumber number, UUID id) {
        return jdbc.sql("select * from appeal where case_number = ? and id = ?")
                .params(number.value(), id)
                .query(this::read)
                .optional();
    }

    /** The appeal of a case that is in this state; there is one at most but for a cross-appeal. */
    Optional<Appeal> in(CaseNumber number, Appeal.Status status) {
        return of(number).stream().filter(appeal -> appeal.status() == status).findFirst();
    }

    /** Oldest first. */
    List<Appeal> of(CaseNumber number) {
        return ReadOnce.of(
                "appeal",
                number,
                () -> jdbc.sql("select * from appeal where case_number = ? order by id")
                        .param(number.value())
                        .query(this::read)
                        .list());
    }

    @Override
    public List<AppealView> appealsOf(CaseNumber number) {
        return of(number).stream().map(AppealStore::view).toList();
    }

    static AppealView view(Appeal appeal) {
        return new AppealView(
                appeal.id(),
                appeal.by(),
                appeal.ground().name(),
                appeal.explanation(),
                appeal.evidenceIds(),
                appeal.status().name(),
                appeal.refusal(),
                appeal.filedAt(),
                appeal.answer(),
                appeal.answerEvidenceIds(),
                appeal.outcome() == null ? null : appeal.outcome().name(),
                appeal.reasons(),
                appeal.decidedAt());
    }

    private static void changed(JdbcClient.StatementSpec change) {
        if (RowSeals.write(change).size() != 1) {
            throw new IllegalStateException("the appeal is not in the state in which this can happen to it");
        }
    }

    private Appeal read(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        Timestamp decidedAt = row.getTimestamp("decided_at");
        return new Appeal(
                row.getObject("id", UUID.class),
                Side.valueOf(row.getString("side")),
                actor(row),
                AppealGround.valueOf(row.getString("ground")),
                row.getString("explanation"),
                ids(row, "evidence_ids"),
                Appeal.Status.valueOf(row.getString("status")),
                row.getString("refusal"),
                row.getTimestamp("filed_at").toInstant(),
                row.getString("answer"),
                ids(row, "answer_evidence_ids"),
                outcome == null ? null : AppealOutcome.valueOf(outcome),
                row.getString("reasons"),
                decidedAt == null ? null : decidedAt.toInstant());
    }

    private Actor actor(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("actor"), Actor.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("who filed appeal " + row.getString("id") + " cannot be read", e);
        }
    }

    private String write(Actor actor) {
        try {
            return json.writeValueAsString(actor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an actor must be plain JSON values", e);
        }
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }
}
