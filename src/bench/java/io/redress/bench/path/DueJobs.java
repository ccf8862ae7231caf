package io.redress.bench.path;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finds the jobs of a case, so that timers can be fired without waiting for them. It looks with another role than the
 * application's, so that its statements are counted with nobody's.
 */
public final class DueJobs {

    private final String url;
    private final String sql;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param url of the application's database, with the administrator's name
     * @param sql has one parameter, the name of a case, and answers with the job that is due first
     */
    public DueJobs(String url, String sql) {
        this.url = url;
        this.sql = sql;
    }

    /** The job of a case that is due first, due already or not; null if it has none. */
    public String next(String caseId) throws SQLException {
        Connection connection = idle.poll();
        if (connection == null) {
            connection = DriverManager.getConnection(url);
        }
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, caseId);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        } finally {
            idle.add(connection);
        }
    }
}
