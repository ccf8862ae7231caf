package io.redress.evidence.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.evidence.scan.ScannerDouble.Behaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

/** The client against a double that behaves badly; against the real daemon it is tested in {@link ClamdTests}. */
@Timeout(60)
class ClamAvTests {

    private final ScannerDouble daemon = new ScannerDouble();

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void passesWhatIsCleanAndNamesWhatIsNot() throws IOException {
        assertThat(scan("a chair")).isEqualTo(Scan.CLEAN);
        assertThat(scan("a " + ScannerDouble.MALWARE)).isEqualTo(new Scan.Found(ScannerDouble.SIGNATURE));
        assertThat(scan("")).isEqualTo(Scan.CLEAN);
    }

    @Test
    void sendsAllOfALargeContent() throws IOException {
        assertThat(scan("x".repeat(5_000_000) + ScannerDouble.MALWARE)).isInstanceOf(Scan.Found.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOWN | broke off",
                "SLOW | Timeout",
                "BROKEN_OFF | broke off after \"stream: O\"",
                "TOO_LARGE | larger than StreamMaxLength",
                "CONFUSED | answered \"COMMAND READ TIMED OUT\""
            })
    void isUnavailableWhenTheDaemonDoesNotTell(Behaviour behaviour, String reason) throws IOException {
        daemon.behave(behaviour);

        assertThat(scan("a " + ScannerDouble.MALWARE)).isInstanceOfSatisfying(Scan.Unavailable.class, unavailable -> {
            if (behaviour == Behaviour.DOWN || behaviour == Behaviour.SLOW) {
                assertThat(unavailable.reason()).isNotBlank();
            } else {
                assertThat(unavailable.reason()).contains(reason);
            }
        });
    }

    @Test
    void doesNotWaitForADaemonThatReadsNothing() throws IOException {
        daemon.behave(Behaviour.DEAF);

        assertThat(scan("x".repeat(50_000_000))).isInstanceOf(Scan.Unavailable.class);
    }

    @Test
    void isUnavailableWhenNobodyListensOrNobodyHasTheName() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(at(new InetSocketAddress(InetAddress.getLoopbackAddress(), free))
                        .scan(content("a")))
                .isInstanceOf(Scan.Unavailable.class);
        assertThat(at(InetSocketAddress.createUnresolved("scanner.invalid", 3310))
                        .scan(content("a")))
                .isInstanceOf(Scan.Unavailable.class);
    }

    @Test
    void doesNotBlameTheDaemonForAContentThatCannotBeRead() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> at(daemon.address()).scan(() -> {
                    throw new IOException("no such file");
                }))
                .withMessage("no such file");
    }

    private Scan scan(String text) throws IOException {
        return at(daemon.address()).scan(content(text));
    }

    private static ByteArrayResource content(String text) {
        return new ByteArrayResource(text.getBytes(UTF_8));
    }

    private static ClamAv at(InetSocketAddress address) {
        return new ClamAv(() -> address, Duration.ofSeconds(3), Duration.ofSeconds(3));
    }
}
