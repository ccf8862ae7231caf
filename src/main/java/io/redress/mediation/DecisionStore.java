package io.redress.mediation;

import static io.redress.audit.SealedTable.DECISION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.audit.RowSeals;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseSections;
import io.redress.cases.CaseView.DecisionView;
import io.redress.database.ReadOnce;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The decisions of all cases; of a case, the last one that was issued is the one that stands. */
@Repository
class DecisionStore implements CaseSections.Decisions {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DecisionStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(CaseNumber number, Decision decision) {
        RowSeals.write(jdbc.sql("""
                        insert into decision (id, case_number, kind, status, remedy, fault, return_required,
                                              incidental_costs, reasons, statement, decided_by, decided_at, issued_at)
                        values (?, ?, ?, ?, ?::json, ?, ?, ?::json, ?, ?, ?, ?, ?)
                        """ + DECISION.returning())
                .params(
                        decision.id(),
                        number.value(),
                        decision.kind().name(),
                        decision.status().name(),
                        write(decision.remedy()),
                        decision.fault().name(),
                        decision.returnRequired(),
                        decision.incidentalCosts() == null ? null : write(decision.incidentalCosts()),
                        decision.reasons(),
                        decision.statement(),
                        decision.decidedBy(),
                        Timestamp.from(decision.decidedAt()),
                        decision.issuedAt() == null ? null : Timestamp.from(decision.issuedAt())));
    }

    /** The second signature under a decision that waits for it, or its refusal (M4). */
    void sign(UUID id, Decision.Status status, String by, Instant at, @Nullable String reasons) {
        changed(jdbc.sql("""
                        update decision set status = ?, signed_by = ?, signed_at = ?, signature_reasons = ?
                         where id = ? and status = 'PENDING'
                        """ + DECISION.returning()).params(status.name(), by, Timestamp.from(at), reasons, id));
    }

    /** For what makes no precedent: a decision on an objection (S2). */
    void issue(UUID id, String statement, Instant at) {
        changed(jdbc.sql("""
                        update decision set status = 'ISSUED', statement = ?, issued_at = ?
                         where id = ? and status = 'PENDING'
                        """ + DECISION.returning()).params(statement, Timestamp.from(at), id));
    }

    /** What a reviewer decided and the parties do not read yet. */
    Optional<Decision> onAppeal(CaseNumber number) {
        return of(number).stream()
                .filter(decision -> decision.kind() == Decision.Kind.APPEAL && decision.issuedAt() == null)
                .reduce((earlier, later) -> later);
    }

    /** Everything that was ever decided or drafted in a case, oldest first. */
    List<Decision> of(CaseNumber number) {
        return ReadOnce.of(
                "decision",
                number,
                () -> jdbc.sql("select * from decision where case_number = ? order by id")
                        .param(number.value())
                        .query(this::read)
                        .list());
    }

    /** Withdraws the draft that the mediator has; the ids of what was one, in case there is one (V31). */
    List<UUID> withdrawDraft(CaseNumber number) {
        return RowSeals.write(
                jdbc.sql("update decision set status = 'WITHDRAWN' where case_number = ? and status = 'DRAFT'"
                                + DECISION.returning())
                        .param(number.value()));
    }

    /** The decision that was made and not yet issued. */
    Optional<Decision> pending(CaseNumber number) {
        return of(number).stream()
                .filter(decision -> decision.status() == Decision.Status.PENDING)
                .reduce((earlier, later) -> later);
    }

    /** The last draft or refused decision, as long as none was made after it. */
    Optional<Decision> unissued(CaseNumber number) {
        return latest(number, true)
                .filter(decision ->
                        decision.status() == Decision.Status.DRAFT || decision.status() == Decision.Status.REFUSED);
    }

    /** The decision that stands. */
    Optional<Decision> standing(CaseNumber number) {
        return latest(number, false);
    }

    @Override
    public Optional<DecisionView> decisionOf(CaseNumber number, boolean forStaff) {
        return latest(number, forStaff).map(decision -> view(decision, forStaff));
    }

    private Optional<Decision> latest(CaseNumber number, boolean unissuedToo) {
        return of(number).stream()
                .filter(decision -> decision.issuedAt() != null || unissuedToo)
                .filter(decision -> decision.status() != Decision.Status.WITHDRAWN)
                .reduce((earlier, later) -> later);
    }

    private static DecisionView view(Decision decision, boolean forStaff) {
        return new DecisionView(
                decision.remedy(),
                decision.fault(),
                decision.returnRequired(),
                decision.reasons(),
                decision.statement(),
                decision.status().name(),
                decision.incidentalCosts(),
                forStaff ? decision.decidedBy() : null,
                decision.decidedAt(),
                forStaff ? decision.signedBy() : null,
                forStaff ? decision.signatureReasons() : null,
                decision.issuedAt());
    }

    private static void changed(JdbcClient.StatementSpec change) {
        if (RowSeals.write(change).size() != 1) {
            throw new IllegalStateException("the decision no longer waits for its signature or for being issued");
        }
    }

    private Decision read(ResultSet row, int number) throws SQLException {
        try {
            String costs = row.getString("incidental_costs");
            return new Decision(
                    row.getObject("id", UUID.class),
                    Decision.Kind.valueOf(row.getString("kind")),
                    Decision.Status.valueOf(row.getString("status")),
                    json.readValue(row.getString("remedy"), Remedy.class),
                    Fault.valueOf(row.getString("fault")),
                    row.getBoolean("return_required"),
                    costs == null ? null : json.readValue(costs, Money.class),
                    row.getString("reasons"),
                    row.getString("statement"),
                    row.getString("decided_by"),
                    row.getTimestamp("decided_at").toInstant(),
                    row.getString("signed_by"),
                    instant(row.getTimestamp("signed_at")),
                    row.getString("signature_reasons"),
                    instant(row.getTimestamp("issued_at")));
        } catch (JsonProcessingException e) {
            throw new SQLException("decision " + row.getString("id") + " cannot be read", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision must be plain JSON values", e);
        }
    }
}
