package io.redress.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ArrivalsTests {

    private static final DataSize LARGEST = DataSize.ofKilobytes(200);

    @TempDir
    Path directory;

    private Arrivals arrivals;

    @BeforeEach
    void open() throws IOException {
        arrivals = new Arrivals(directory, LARGEST, new Disk());
    }

    @Test
    void takesAsMuchAsTheLimitAndNotAByteMore() throws IOException {
        byte[] full = new byte[(int) LARGEST.toBytes()];
        try (Arrival arrival = arrivals.receive(new ByteArrayInputStream(full))) {
            assertThat(arrival.size()).isEqualTo(full.length);
            assertThat(arrival.file()).hasSize(full.length);
        }
        assertThatExceptionOfType(FileTooLarge.class)
                .isThrownBy(() -> arrivals.receive(
                        new SequenceInputStream(new ByteArrayInputStream(full), new ByteArrayInputStream(new byte[1]))))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("file-too-large"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leavesNothingBehindWhenTheContentBreaksOff() {
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

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> arrivals.receive(breaksOff));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void removesWhatACrashLeftAndNothingThatStillArrives() throws IOException {
        Path arriving = Files.createFile(directory.resolve("arriving.part"));
        Path left = Files.createFile(directory.resolve("left.part"));
        Files.setLastModifiedTime(
                left,
                FileTime.from(Files.getLastModifiedTime(arriving).toInstant().minus(Duration.ofMinutes(61))));

        assertThat(arrivals.removeAbandoned()).isEqualTo(1);

        assertThat(directory.toFile().list()).containsExactly("arriving.part");
        assertThat(arrivals.removeAbandoned()).isZero();
    }
}
