package io.redress.bench.report;

import io.redress.bench.BenchServer;
import io.redress.bench.BenchSettings;
import io.redress.bench.redress.RedressSubject;
import io.redress.bench.replay.Captured;
import io.redress.bench.replay.Recorder;
import io.redress.bench.replay.ReplaySubject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts what is to be measured, each in a process and a database of its own. */
final class Applications implements AutoCloseable {

    /** Cases a second before anything is known; there are orders for twice as many. */
    private static final double GUESS = 40;

    private final BenchServer server;
    private final Path folder;
    private final List<SubjectProcess> started = new ArrayList<>();
    private final Map<String, Application> applications = new LinkedHashMap<>();

    Applications(BenchServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    Map<String, Application> start(List<String> wanted) throws IOException {
        redress(wanted.contains("http"));
        for (String peer : List.of("camunda", "flowable")) {
            if (wanted.contains(peer)) {
                peer(peer);
            }
        }
        return applications;
    }

    private void redress(boolean overHttp) throws IOException {
        SubjectProcess process = start(
                "redress",
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        RedressSubject.class.getName(),
                        administratorUrl("redress"),
                        "--spring.datasource.url=" + server.create("redress")));
        Application redress = new Application("redress", "redress", process, server, null, GUESS);
        applications.put("redress", redress);
        if (overHttp) {
            applications.put("http", new Application("http", "redress", process, server, redress, GUESS));
        }
    }

    private void peer(String name) throws IOException {
        SubjectProcess process = start(
                name,
                List.of(
                        "-jar",
                        Path.of("target", "peers", name, name + "-peer.jar")
                                .toAbsolutePath()
                                .toString(),
                        administratorUrl(name),
                        "--spring.datasource.url=" + server.create(name)));
        applications.put(name, new Application(name, name, process, server, null, GUESS));
    }

    /** Two cases of Redress, warm, captured; and the process that replays one of them. */
    Captured replay(Recorder recorder) throws IOException {
        Application redress = applications.get("redress");
        redress.prepare(2);
        Path one = folder.resolve("case-1.json");
        Path other = folder.resolve("case-2.json");
        Captured captured = recorder.record("redress", redress::walk, one);
        recorder.record("redress", redress::walk, other);
        SubjectProcess process = start(
                "replay",
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplaySubject.class.getName(),
                        server.url("redress"),
                        one.toString(),
                        other.toString()));
        applications.put("replay", new Application("replay", "redress", process, server, redress, 3 * GUESS));
        return captured;
    }

    private SubjectProcess start(String name, List<String> program) throws IOException {
        BenchSettings.say("Starting " + name);
        SubjectProcess process = SubjectProcess.start(folder.resolve(name), program);
        started.add(process);
        return process;
    }

    private String administratorUrl(String database) {
        return server.url(database).replace("user=" + BenchServer.USER, "user=" + BenchServer.administratorName());
    }

    @Override
    public void close() {
        started.forEach(SubjectProcess::close);
    }
}
