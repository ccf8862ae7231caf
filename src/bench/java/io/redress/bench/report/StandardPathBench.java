package io.redress.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.bench.BenchServer;
import io.redress.bench.BenchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What a case costs on its standard path: floors, two naive peers, Redress, in one run on one server. Writes {@code
 * target/bench/standard-path.md}.
 */
class StandardPathBench {

    @Test
    void standardPath() throws Exception {
        Path folder = BenchSettings.folder("standard-path");
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        try (BenchServer server = BenchServer.start(folder)) {
            assertThat(server.settings()).containsEntry("fsync", "on").containsEntry("synchronous_commit", "on");
            Findings findings = new StandardPathRun(server, folder).run();
            String command = "mvn -Pbench verify -Dit.test=StandardPathBench"
                    + (BenchSettings.isShort() ? " -Dbench.short" : "");
            String page = new ReportPage(findings, command).write();
            Files.writeString(BenchSettings.folder("standard-path.md"), page);
            System.out.println(page);
            assertThat(findings.failed()).as("loads under which Redress failed").doesNotContainKeys("redress", "http");
        }
    }
}
