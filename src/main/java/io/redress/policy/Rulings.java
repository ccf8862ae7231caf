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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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

    /** Records several; within a transaction, all that it makes of a case in one statement, when the case is written. */
    public void record(String caseNumber, Collection<Ruling> rulings) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            pending().of(caseNumber).addAll(rulings);
        } else {
            write(caseNumber, List.copyOf(rulings));
        }
    }

    /** Writes what was recorded of a case and is not written yet. */
    public void settle(String caseNumber) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            write(caseNumber, pending.take(caseNumber));
        }
    }

    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending known) {
            return known;
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.bindResource(this, pending);
        TransactionSynchronizationManager.registerSynchronization(
                new ResourceHolderSynchronization<Pending, Rulings>(pending, this) {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        pending.numbers().forEach(Rulings.this::settle);
                    }
                });
        return pending;
    }

    /** The rulings of a transaction, by case. */
    private static final class Pending extends ResourceHolderSupport {
        private final Map<String, List<Ruling>> rulings = new LinkedHashMap<>();

        List<Ruling> of(String caseNumber) {
            return rulings.computeIfAbsent(caseNumber, number -> new ArrayList<>());
        }

        List<Ruling> take(String caseNumber) {
            List<Ruling> taken = rulings.remove(caseNumber);
            return taken == null ? List.of() : taken;
        }

        List<String> numbers() {
            return List.copyOf(rulings.keySet());
        }
    }

    private void write(String caseNumber, List<Ruling> rulings) {
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
        settle(caseNumber);
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
