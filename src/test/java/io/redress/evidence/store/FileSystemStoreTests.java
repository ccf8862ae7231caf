package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FileSystemStoreTests extends ObjectStoreContract {

    @TempDir
    Path directory;

    @Override
    ObjectStore store(Arrivals arrivals) throws IOException {
        return new FileSystemStore(directory, new Disk());
    }

    @Override
    void overwrite(String sha256, byte[] content) throws IOException {
        Files.write(directory.resolve(sha256.substring(0, 2)).resolve(sha256), content);
    }

    @Test
    @DisplayName("a content is on the disk before it has its place, and its place before it is acknowledged")
    void flushesBeforeAndAfterTheRename() throws IOException {
        List<String> done = new ArrayList<>();
        Disk watched = new Disk() {
            @Override
            void flush(FileChannel file) throws IOException {
                super.flush(file);
                done.add("content of " + file.size() + " bytes flushed");
            }

            @Override
            void rename(Path from, Path to) throws IOException {
                super.rename(from, to);
                done.add("renamed to " + directory.relativize(to.getParent()));
            }

            @Override
            void flushNames(Path names) throws IOException {
                super.flushNames(names);
                done.add("names flushed in " + directory.relativize(names));
            }
        };
        arrivals = new Arrivals(incoming, DataSize.ofKilobytes(1), watched);
        store = new FileSystemStore(directory, watched);
        done.clear();

        keep("abc");

        assertThat(done).containsExactly("content of 3 bytes flushed", "renamed to ba", "names flushed in ba");
    }

    @Test
    void keepsNothingThatDidNotReachTheDisk() throws IOException {
        arrivals = new Arrivals(incoming, DataSize.ofKilobytes(1), new Disk() {
            @Override
            void flush(FileChannel file) throws IOException {
                throw new IOException("no space left on device");
            }
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> arrivals.receive(new ByteArrayInputStream("abc".getBytes(UTF_8))));
        assertThat(incoming).isEmptyDirectory();
    }
}
