package io.redress.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** What a case costs on its standard path: floors, peers, Redress, in one run on one server. */
class StandardPathBench {

    @Test
    void standardPath() throws Exception {
        FileSystemUtils.deleteRecursively(BenchSettings.folder("standard-path"));
        try (BenchServer server = BenchServer.start(BenchSettings.folder("standard-path"))) {
            assertThat(server.settings()).containsEntry("fsync", "on");
        }
    }
}
