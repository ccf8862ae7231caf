package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What every place for evidence must do. Each kind of place passes all of it. */
abstract class ObjectStoreContract {

    static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path incoming;

    Arrivals arrivals;
    ObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        arrivals = new Arrivals(incoming, DataSize.ofMegabytes(300), new Disk());
        store = store(arrivals);
    }

    /** A store of this test, opened anew; empty the first time. */
    abstract ObjectStore store(Arrivals arrivals) throws IOException;

    /** Changes what lies under a hash behind the store's back. */
    abstract void overwrite(String sha256, byte[] content) throws IOException;

    @Test
    void keepsAContentUnderItsHash() throws IOException {
        assertThat(keep("abc")).isEqualTo(SHA256_OF_ABC);

        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
        assertThat(store.list("ba")).containsExactly(SHA256_OF_ABC);
        assertThat(store.list("bb")).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void keepsTheSameContentOnce() throws IOException {
        keep("abc");
        keep("abc");

        assertThat(store.list("ba")).containsExactly(SHA256_OF_ABC);
    }

    @Test
    void findsAgainWhatAnotherRunHasKept() throws IOException {
        keep("abc");

        openStore();

        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void givesEachContentBackToTheByteAlsoWhenManyComeAtOnce() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> tasks = IntStream.range(0, 24)
                    .<Callable<byte[]>>mapToObj(number -> () -> {
                        byte[] content = new byte[70_000 + number / 3];
                        Arrays.fill(content, (byte) (number / 3));
                        try (Arrival arrival = arrivals.receive(new ByteArrayInputStream(content))) {
                            store.keep(arrival);
                        }
                        return content;
                    })
                    .toList();
            for (Future<byte[]> kept : many.invokeAll(tasks)) {
                try (InputStream stream = store.open(Sha256.of(kept.get()))) {
                    assertThat(stream.readAllBytes()).isEqualTo(kept.get());
                }
            }
        } finally {
            many.shutdown();
        }
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("a flipped byte is found when the content is read, before any of it is given out (R1)")
    void findsAFlippedByte() throws IOException {
        keep("abc");
        overwrite(SHA256_OF_ABC, "abd".getBytes(UTF_8));

        assertThatExceptionOfType(ContentUnavailable.class)
                .isThrownBy(() -> store.open(SHA256_OF_ABC))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("evidence-damaged");
                    assertThat(problem.extras()).containsEntry("sha256", SHA256_OF_ABC);
                });
        assertThat(left()).isEmpty();
    }

    @Test
    void findsATailThatWasCutOff() throws IOException {
        keep("abc");
        overwrite(SHA256_OF_ABC, "ab".getBytes(UTF_8));

        assertThatExceptionOfType(ContentUnavailable.class)
                .isThrownBy(() -> store.open(SHA256_OF_ABC))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ContentUnavailable.Kind.DAMAGED));
    }

    @Test
    void bringsADamagedContentBackWhenItIsHandedInAgain() throws IOException {
        keep("abc");
        overwrite(SHA256_OF_ABC, "ab".getBytes(UTF_8));

        keep("abc");

        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void saysThatAContentIsMissing() throws IOException {
        assertThatExceptionOfType(ContentUnavailable.class)
                .isThrownBy(() -> store.open(SHA256_OF_ABC))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("evidence-missing"));
        assertThat(left()).isEmpty();
    }

    @Test
    void removesForGoodAndTakesItInAgain() throws IOException {
        keep("abc");

        store.remove(SHA256_OF_ABC);
        store.remove(SHA256_OF_ABC);

        assertThat(store.list("ba")).isEmpty();
        assertThatExceptionOfType(ContentUnavailable.class).isThrownBy(() -> store.open(SHA256_OF_ABC));
        keep("abc");
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void takesNothingForAHashThatIsNone() {
        for (String notAHash : List.of("../../etc/passwd", "", "BA7816", SHA256_OF_ABC.toUpperCase())) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.open(notAHash));
            assertThatIllegalArgumentException().isThrownBy(() -> store.remove(notAHash));
        }
    }

    @Test
    void belongsToTheFirstDatabaseThatClaimsIt() throws IOException {
        assertThat(store.claim("first")).isEqualTo("first");
        assertThat(store.claim("second")).isEqualTo("first");
        assertThat(store.claim("first")).isEqualTo("first");
    }

    @Test
    @DisplayName("a video of 200 MB is taken in and given out while the heap stays flat")
    void takesAVideoWithoutHoldingIt() throws IOException {
        long size = 200L << 20;
        long before = usedHeap();
        String sha256;
        try (Arrival arrival = arrivals.receive(new Noise(size))) {
            store.keep(arrival);
            sha256 = arrival.sha256();
        }
        long peak = usedHeap();
        long read = 0;
        try (InputStream stream = store.open(sha256)) {
            byte[] buffer = new byte[1 << 16];
            for (int count; (count = stream.read(buffer)) >= 0; ) {
                read += count;
            }
        }
        peak = Math.max(peak, usedHeap());

        assertThat(read).isEqualTo(size);
        assertThat(peak - before)
                .as("heap in use after what is garbage was taken away")
                .isLessThan(20L << 20);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    String keep(String text) throws IOException {
        try (Arrival arrival = arrivals.receive(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            store.keep(arrival);
            return arrival.sha256();
        }
    }

    private String read(String sha256) throws IOException {
        try (InputStream stream = store.open(sha256)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    /** What lies around where contents pass through. */
    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(incoming)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** So many bytes without a pattern that a compression could use. */
    private static final class Noise extends InputStream {

        private final byte[] block = new byte[1 << 16];
        private long left;

        Noise(long size) {
            left = size;
            new java.util.Random(1).nextBytes(block);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("nobody reads it byte by byte");
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, Math.min(length, block.length));
            System.arraycopy(block, 0, buffer, from, count);
            left -= count;
            return count;
        }
    }
}
