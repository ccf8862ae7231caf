package io.redress.bench.replay;

import io.redress.bench.path.CaseRun;
import io.redress.bench.path.StandardPath;
import io.redress.bench.path.Step;
import io.redress.bench.replay.Captured.Executed;
import io.redress.bench.replay.Captured.Transaction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends what Redress sends for a case, in the same transactions, and reads the answers. All of it is the first step. */
final class ReplayPath implements StandardPath {

    private final String url;
    private final Template template;
    private final Binding binding;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    ReplayPath(String url, Template template) {
        this.url = url;
        this.template = template;
        binding = new Binding(url);
    }

    /** The orders are Redress' own. */
    @Override
    public void prepare(long first, int count) {
        throw new UnsupportedOperationException("Redress makes the orders");
    }

    /** Redress looks at the rows, as at its own. */
    @Override
    public void check(long first, int count) {
        throw new UnsupportedOperationException("Redress looks at the rows");
    }

    @Override
    public void take(CaseRun run, Step step) throws SQLException {
        if (step != Step.OPEN) {
            return;
        }
        Connection connection = idle.poll();
        if (connection == null) {
            connection = DriverManager.getConnection(url);
        }
        for (Transaction transaction : template.about(run.number())) {
            connection.setAutoCommit(!transaction.explicit());
            for (Executed one : transaction.statements()) {
                execute(connection, one);
            }
            if (transaction.explicit()) {
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
        idle.add(connection);
    }

    private void execute(Connection connection, Executed one) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(one.sql())) {
            binding.bind(statement, one.sql(), one.values());
            if (statement.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            rows.getObject(column);
                        }
                    }
                }
            }
        } catch (SQLException failure) {
            throw new SQLException(one.sql() + " " + one.values(), failure.getSQLState(), failure);
        }
    }
}
