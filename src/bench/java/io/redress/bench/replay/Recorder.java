package io.redress.bench.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.bench.BenchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Has the server write down every statement for a while. */
public final class Recorder {

    private final BenchServer server;
    private final Path logs;

    /** @param data the server's directory */
    public Recorder(BenchServer server, Path data) {
        this.server = server;
        logs = data.resolve("log");
    }

    /** Runs something, and writes to a file what an application asked of its database meanwhile. */
    public Captured record(String database, Runnable action, Path file) throws IOException {
        log("all");
        Map<Path, Long> before = Captured.sizes(logs);
        action.run();
        log("none");
        Captured captured = Captured.read(logs, before, database, BenchServer.USER);
        new ObjectMapper().writeValue(file.toFile(), captured);
        return captured;
    }

    /** Sessions see it before their next statement. */
    private void log(String which) {
        server.execute("alter system set log_statement = '" + which + "'");
        server.execute("select pg_reload_conf()");
        server.execute("select pg_sleep(0.5)");
    }
}
