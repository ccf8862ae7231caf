package io.redress.audit;

import io.redress.database.ReadOnce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The seals of the rows that one transaction has written. They enter the log with the case's events, just before the
 * commit; the last seal of a row is the one that holds (R1). What writes a row in another way shows as somebody who
 * edits it behind the service's back.
 */
public final class RowSeals implements TransactionSynchronization {

    private final Map<String, Map<String, String>> ofCases = new HashMap<>();

    private RowSeals() {}

    /**
     * Carries out a statement that writes rows of this table.
     *
     * @param statement ends with {@link SealedTable#returning()}, or selects its {@link SealedTable#columns}
     * @return the ids of the rows that it wrote
     */
    public static List<UUID> write(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, index) -> {
                    String name = row.getString("sealed_row");
                    ReadOnce.forget(name.substring(0, name.indexOf('/')));
                    keep(row.getString("sealed_case"), name, row.getString("seal"));
                    return UUID.fromString(name.substring(name.indexOf('/') + 1));
                })
                .list();
    }

    /** The seals of a case's rows since they were last taken, by table and id. */
    public static Map<String, String> take(String caseNumber) {
        RowSeals current = (RowSeals) TransactionSynchronizationManager.getResource(RowSeals.class);
        Map<String, String> taken = current == null ? null : current.ofCases.remove(caseNumber);
        return taken == null ? Map.of() : taken;
    }

    /** Keeps the seal of a row that is written by other means; of one that belongs to no case, nothing. */
    public static void keep(@Nullable String caseNumber, String row, String seal) {
        if (caseNumber != null && TransactionSynchronizationManager.isActualTransactionActive()) {
            current()
                    .ofCases
                    .computeIfAbsent(caseNumber, number -> new TreeMap<>())
                    .put(row, seal);
        }
    }

    private static RowSeals current() {
        RowSeals current = (RowSeals) TransactionSynchronizationManager.getResource(RowSeals.class);
        if (current == null) {
            current = new RowSeals();
            TransactionSynchronizationManager.bindResource(RowSeals.class, current);
            TransactionSynchronizationManager.registerSynchronization(current);
        }
        return current;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(RowSeals.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(RowSeals.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(RowSeals.class);
    }
}
