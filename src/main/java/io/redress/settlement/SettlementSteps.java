package io.redress.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.audit.RowSeals;
import io.redress.audit.SealedTable;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.StepView;
import io.redress.cases.ReturnCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done in the course of settlements; only ever added to. */
@Repository
class SettlementSteps {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SettlementSteps(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds a step, and the event of the same name to the case's log. */
    void add(ReturnCase subject, CaseEventType type, Actor actor, Instant at, Map<String, Object> data) {
        RowSeals.write(jdbc.sql("""
                        insert into settlement_step (id, case_number, type, actor, data, at)
                        values (?, ?, ?, ?::jsonb, ?::jsonb, ?)
                        """ + SealedTable.SETTLEMENT_STEP.returning())
                .params(
                        IDS.generate(),
                        subject.number().value(),
                        type.name(),
                        write(actor),
                        write(data),
                        Timestamp.from(at)));
        subject.record(at, type, actor, data);
    }

    /** When a step of this kind was last taken. */
    Optional<Instant> lastOf(CaseNumber number, CaseEventType type) {
        return jdbc.sql("select max(at) from settlement_step where case_number = ? and type = ?")
                .params(number.value(), type.name())
                .query((row, index) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    List<StepView> of(CaseNumber number) {
        return jdbc.sql("select type, at, data from settlement_step where case_number = ? order by id")
                .param(number.value())
                .query(this::read)
                .list();
    }

    private StepView read(ResultSet row, int index) throws SQLException {
        try {
            return new StepView(
                    row.getString("type"),
                    row.getTimestamp("at").toInstant(),
                    json.readValue(row.getString("data"), DATA));
        } catch (JsonProcessingException e) {
            throw new SQLException("a settlement step cannot be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a settlement step must be plain JSON values", e);
        }
    }
}
