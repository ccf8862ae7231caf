package io.redress.bench.floor;

import io.redress.bench.BenchServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many of the smallest transactions the server commits in a second, and how many of TPC-B. */
public final class Floors {

    private static final String DATABASE = "floors";

    private final BenchServer server;
    private final TpcB tpcB;

    public Floors(BenchServer server) {
        this.server = server;
        server.create(DATABASE);
        tpcB = TpcB.in(server, DATABASE);
        execute("create table bench_row (id bigint generated always as identity primary key, words text not null)");
    }

    /**
     * Transactions a second.
     *
     * @param tpcB of 8 clients
     */
    public record Found(double insertsOfOne, double insertsOfEight, double tpcB) {}

    /** How TPC-B is run here. */
    public String tpcBIs() {
        return tpcB.words();
    }

    public Found measure(int seconds) throws Exception {
        return new Found(inserts(1, seconds), inserts(8, seconds), tpcB.perSecond(seconds));
    }

    private double inserts(int clients, int seconds) throws Exception {
        return perSecond(clients, seconds, server, DATABASE, connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into bench_row (words) values (?)")) {
                insert.setString(
                        1, "A row of a hundred letters or so, as a small fact of a case would be, and no more.");
                insert.executeUpdate();
            }
        });
    }

    /** What one client does, in one transaction. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    static double perSecond(int clients, int seconds, BenchServer server, String database, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(pool.submit(() -> {
                long done = 0;
                try (Connection connection = server.dataSource(database).getConnection()) {
                    connection.setAutoCommit(false);
                    while (System.nanoTime() < end) {
                        work.on(connection);
                        connection.commit();
                        done++;
                    }
                }
                return done;
            }));
        }
        long sum = 0;
        for (Future<Long> one : all) {
            sum += one.get();
        }
        pool.shutdown();
        return sum / (double) seconds;
    }

    private void execute(String sql) {
        try (Connection connection = server.dataSource(DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
