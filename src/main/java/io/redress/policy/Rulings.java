package io.redress.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.redress.audit.RowSeals;
import io.redress.audit.SealedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rulings of all cases. They are added and never changed. */
@Repository
public class Rulings {

    private static final TypeReference<Map<String, @Nullable Object>> FACTS = new TypeReference<>() {};
    private static final TypeReference<List<RuleHit>> HITS = new TypeReference<>() {};

    private final JdbcClient database;

    /** Of its own: facts are kept as they were, also those that are null, however answers are written. */
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    Rulings(JdbcClient database) {
        this.database = database;
    }

    public void record(String caseNumber, Ruling ruling) {
        record(caseNumber, List.of(ruling));
    }

    /** Records several in one round trip. */
    public void record(String caseNumber, Collection<Ruling> rulings) {
        if (rulings.isEmpty()) {
            return;
        }
        String row = "(?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)";
        JdbcClient.StatementSpec insert =
                database.sql("""
                insert into ruling (id, case_number, rule_table, table_version, version_tag, facts, hits, result, ruled_at)
                values """ + " " + String.join(", ", Collections.nCopies(rulings.size(), row))
                        + SealedTable.RULING.returning());
        for (Ruling ruling : rulings) {
            insert = insert.param(ruling.id())
                    .param(caseNumber)
                    .param(ruling.table())
                    .param(ruling.version())
                    .param(ruling.versionTag())
                    .param(write(ruling.facts()))
                    .param(write(ruling.hits()))
                    .param(ruling.result())
                    .param(ruling.at().atOffset(ZoneOffset.UTC));
        }
        RowSeals.write(insert);
    }

    /** All rulings of a case, oldest first. */
    public List<Ruling> of(String caseNumber) {
        return database.sql("select * from ruling where case_number = ? order by ruled_at, id")
                .param(caseNumber)
                .query((row, number) -> read(row))
                .list();
    }

    private Ruling read(ResultSet row) throws SQLException {
        return new Ruling(
                row.getObject("id", UUID.class),
                row.getString("rule_table"),
                row.getInt("table_version"),
                row.getString("version_tag"),
                read(row.getString("facts"), FACTS),
                read(row.getString("hits"), HITS),
                row.getString("result"),
                row.getObject("ruled_at", OffsetDateTime.class).toInstant());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A ruling that cannot be written", cause);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A ruling that cannot be read", cause);
        }
    }
}
