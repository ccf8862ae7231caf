package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FileSystemEvidenceStoreTests {

    private static final DataSize LARGEST = DataSize.ofKilobytes(200);
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    private EvidenceStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = new FileSystemEvidenceStore(directory, LARGEST, new Disk());
    }

    @Test
    void keepsAContentUnderItsHash() throws IOException {
        StoredObject kept = store.put(content("abc"));

        assertThat(kept).isEqualTo(new StoredObject(SHA256_OF_ABC, 3));
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
        assertThat(files()).containsExactly(directory.resolve("ba").resolve(SHA256_OF_ABC));
    }

    @Test
    void keepsTheSameContentOnce() throws IOException {
        store.put(content("abc"));
        store.put(content("abc"));

        assertThat(files()).hasSize(1);
    }

    @Test
    void findsAgainWhatAnotherRunHasKept() throws IOException {
        store.put(content("abc"));

        openStore();

        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void takesAsMuchAsItsLimitAndNotAByteMore() throws IOException {
        byte[] full = new byte[(int) LARGEST.toBytes()];
        assertThat(store.put(new ByteArrayInputStream(full)).size()).isEqualTo(full.length);

        assertThatExceptionOfType(FileTooLarge.class)
                .isThrownBy(() -> store.put(
                        new SequenceInputStream(new ByteArrayInputStream(full), new ByteArrayInputStream(new byte[1]))))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("file-too-large"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenTheContentBreaksOff() throws IOException {
        InputStream breaksOff = new FilterInputStream(new ByteArrayInputStream(new byte[100_000])) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int read = super.read(buffer, from, length);
                if (read < 0) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.put(breaksOff));
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("a flipped byte is found when the content is read (R1)")
    void findsAFlippedByte() throws IOException {
        store.put(content("abc"));
        Files.writeString(directory.resolve("ba").resolve(SHA256_OF_ABC), "abd");

        assertThatExceptionOfType(ContentUnavailable.class)
                .isThrownBy(() -> store.open(SHA256_OF_ABC))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("evidence-damaged");
                    assertThat(problem.extras()).containsEntry("sha256", SHA256_OF_ABC);
                });
    }

    @Test
    void bringsADamagedContentBackWhenItIsHandedInAgain() throws IOException {
        store.put(content("abc"));
        Files.writeString(directory.resolve("ba").resolve(SHA256_OF_ABC), "ab");

        store.put(content("abc"));

        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void saysThatAContentIsMissing() {
        assertThatExceptionOfType(ContentUnavailable.class)
                .isThrownBy(() -> store.open(SHA256_OF_ABC))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("evidence-missing"));
    }

    @Test
    void takesNothingForAHashThatIsNone() {
        for (String notAHash : List.of("../../etc/passwd", "", "BA7816", SHA256_OF_ABC.toUpperCase())) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.open(notAHash));
        }
    }

    @Test
    @DisplayName("a content is on the disk before it has its place, and its place before it is acknowledged")
    void flushesBeforeAndAfterTheRename() throws IOException {
        List<String> done = new ArrayList<>();
        store = new FileSystemEvidenceStore(directory, LARGEST, new Disk() {
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
        });
        done.clear();

        store.put(content("abc"));

        assertThat(done).containsExactly("content of 3 bytes flushed", "renamed to ba", "names flushed in ba");
    }

    @Test
    void acknowledgesNothingThatDidNotReachTheDisk() throws IOException {
        store = new FileSystemEvidenceStore(directory, LARGEST, new Disk() {
            @Override
            void flush(FileChannel file) throws IOException {
                throw new IOException("no space left on device");
            }
        });

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.put(content("abc")));
        assertThat(files()).isEmpty();
    }

    private String read(String sha256) throws IOException {
        try (InputStream stream = store.open(sha256)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
