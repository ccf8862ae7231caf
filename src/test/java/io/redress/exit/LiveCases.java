package io.redress.exit;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether cases that Camunda left live go on with Operaton, and back. The demonstration's cases are written by the one
 * service; a copy of its database goes on with each, with the same decisions and days; then the ends are compared.
 */
final class LiveCases {

    private static final String DECISION = """
            {"remedy": {"type": "FULL_REFUND"}, "fault": "SELLER", "returnRequired": false,
             "reasons": "The seller has not shown that the goods were as ordered. Decided in a rehearsal."}""";

    private final Path camunda;
    private final Path operaton;
    private final Path work;
    private final Consumer<String> say;
    private boolean whole = true;

    LiveCases(Path camunda, Path operaton, Path work, Consumer<String> say) {
        this.camunda = camunda;
        this.operaton = operaton;
        this.work = work;
        this.say = say;
    }

    /** Whether all is as it would have been without the move. */
    boolean goOn() throws IOException, InterruptedException {
        ProjectCopy.delete(work);
        Map<String, String> written;
        try (RunningService service = start(camunda, "moved")) {
            written = service.cases();
        }
        say.accept("Camunda wrote " + written.size() + " cases: " + counted(written));
        copy(work.resolve("moved"), work.resolve("stayed"));
        Map<String, String> stayed = live(camunda, "stayed", written);
        Map<String, String> moved = live(operaton, "moved", written);
        same("after the same decisions and 40 days with either engine", stayed, moved);
        back(moved);
        return whole;
    }

    /** What becomes of the cases when mediators decide what they can, and 40 days pass. */
    private Map<String, String> live(Path jar, String folder, Map<String, String> written)
            throws IOException, InterruptedException {
        try (RunningService service = start(jar, folder)) {
            same("as left, read by what runs in " + folder, written, service.cases());
            int decided = 0;
            for (String number : written.keySet()) {
                if (service.post("mia", "/api/v1/cases/" + number + "/decision", DECISION)
                                .statusCode()
                        == 200) {
                    decided++;
                }
            }
            say.accept("  " + folder + ": decided by mia " + decided + ", fell due in 40 days "
                    + advance(service, "P40D"));
            return service.cases();
        }
    }

    /** The way back: Camunda goes on with what Operaton wrote. */
    private void back(Map<String, String> moved) throws IOException, InterruptedException {
        try (RunningService service = start(camunda, "moved")) {
            same("as left by Operaton, read by Camunda again", moved, service.cases());
            say.accept("  back with Camunda: fell due in 90 days more " + advance(service, "P90D"));
            Map<String, String> ends = service.cases();
            say.accept("  then " + counted(ends));
        }
    }

    private String advance(RunningService service, String days) throws IOException, InterruptedException {
        var answer = service.post("marketplace", "/api/v1/sandbox/clock", "{\"advance\": \"" + days + "\"}");
        if (answer.statusCode() != 200) {
            whole = false;
            return "not: " + answer.statusCode() + " " + answer.body();
        }
        return answer.body().replaceAll(".*\"ran\"\\s*:\\s*(\\d+).*", "$1");
    }

    private void same(String when, Map<String, String> expected, Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        expected.forEach((number, stage) -> {
            if (!stage.equals(found.get(number))) {
                differences.add(number + ": " + stage + ", but " + found.get(number));
            }
        });
        whole &= differences.isEmpty();
        say.accept("  " + when + ": " + (expected.size() - differences.size()) + " of " + expected.size()
                + " cases alike");
        differences.forEach(each -> say.accept("    differs: " + each));
    }

    private static Map<String, Integer> counted(Map<String, String> cases) {
        Map<String, Integer> counted = new TreeMap<>();
        cases.values().forEach(stage -> counted.merge(stage, 1, Integer::sum));
        return counted;
    }

    private RunningService start(Path jar, String folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return RunningService.start(jar, work.resolve(folder), port);
    }

    /** With times and rights: a database of PostgreSQL does not start without. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
