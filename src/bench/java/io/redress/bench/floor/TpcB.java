package io.redress.bench.floor;

import io.redress.bench.BenchServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TPC-B with 8 clients at scale 10: by pgbench where it is installed, else the same statements over JDBC. */
interface TpcB {

    int SCALE = 10;
    int CLIENTS = 8;

    double perSecond(int seconds) throws Exception;

    /** What it is run by. */
    String words();

    static TpcB in(BenchServer server, String database) {
        try {
            PgBench.run("--version");
            return new PgBench(server, database);
        } catch (IOException notInstalled) {
            return new OverJdbc(server, database);
        }
    }

    /** The program that comes with PostgreSQL. */
    final class PgBench implements TpcB {

        private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without initial");

        private final String[] connection;

        PgBench(BenchServer server, String database) throws IOException {
            connection = new String[] {
                "-h", "localhost", "-p", String.valueOf(server.port()), "-U", BenchServer.USER, database
            };
            run(with("-i", "-q", "-s", String.valueOf(SCALE)));
        }

        @Override
        public double perSecond(int seconds) throws IOException {
            String said = run(with("-c", String.valueOf(CLIENTS), "-j", "2", "-T", String.valueOf(seconds)));
            Matcher found = TPS.matcher(said);
            if (!found.find()) {
                throw new IOException("pgbench says: " + said);
            }
            return Double.parseDouble(found.group(1));
        }

        @Override
        public String words() {
            return "pgbench -s 10 -c 8 -j 2";
        }

        private String[] with(String... options) {
            return java.util.stream.Stream.concat(java.util.Arrays.stream(options), java.util.Arrays.stream(connection))
                    .toArray(String[]::new);
        }

        static String run(String... arguments) throws IOException {
            List<String> command = new java.util.ArrayList<>(List.of("pgbench"));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(said);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException(stop);
            }
            return said;
        }
    }

    /** The same tables and statements. */
    final class OverJdbc implements TpcB {

        private static final int ACCOUNTS = 100_000 * SCALE;
        private static final int TELLERS = 10 * SCALE;
        private static final List<String> TABLES = List.of(
                "create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84))",
                "create table pgbench_branches (bid int primary key, bbalance int, filler char(88))",
                "create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84))",
                "create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
                "insert into pgbench_accounts select n, n %% %d + 1, 0, '' from generate_series(1, %d) n"
                        .formatted(SCALE, ACCOUNTS),
                "insert into pgbench_branches select n, 0, '' from generate_series(1, %d) n".formatted(SCALE),
                "insert into pgbench_tellers select n, n %% %d + 1, 0, '' from generate_series(1, %d) n"
                        .formatted(SCALE, TELLERS));

        private final BenchServer server;
        private final String database;

        OverJdbc(BenchServer server, String database) {
            this.server = server;
            this.database = database;
            try (Connection connection = server.dataSource(database).getConnection();
                    var statement = connection.createStatement()) {
                for (String sql : TABLES) {
                    statement.execute(sql);
                }
            } catch (SQLException cause) {
                throw new IllegalStateException(cause);
            }
        }

        @Override
        public double perSecond(int seconds) throws Exception {
            return Floors.perSecond(CLIENTS, seconds, server, database, OverJdbc::transaction);
        }

        @Override
        public String words() {
            return "the statements of TPC-B over JDBC, 8 connections, scale 10 (pgbench is not installed)";
        }

        private static void transaction(Connection connection) throws SQLException {
            ThreadLocalRandom chance = ThreadLocalRandom.current();
            int account = chance.nextInt(ACCOUNTS) + 1;
            int teller = chance.nextInt(TELLERS) + 1;
            int branch = chance.nextInt(SCALE) + 1;
            int delta = chance.nextInt(-5_000, 5_001);
            execute(connection, "update pgbench_accounts set abalance = abalance + ? where aid = ?", delta, account);
            execute(connection, "select abalance from pgbench_accounts where aid = ?", account);
            execute(connection, "update pgbench_tellers set tbalance = tbalance + ? where tid = ?", delta, teller);
            execute(connection, "update pgbench_branches set bbalance = bbalance + ? where bid = ?", delta, branch);
            execute(
                    connection,
                    "insert into pgbench_history values (?, ?, ?, ?, current_timestamp)",
                    teller,
                    branch,
                    account,
                    delta);
        }

        private static void execute(Connection connection, String sql, int... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setInt(i + 1, values[i]);
                }
                statement.execute();
            }
        }
    }
}
