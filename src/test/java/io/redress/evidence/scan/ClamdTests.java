package io.redress.evidence.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;

/**
 * The client against the real clamd of Debian's package clamav-daemon, as a child of this JVM on a loopback port, with a
 * database of two signatures of our own: the test file of EICAR by its hash, and a text by its bytes.
 */
class ClamdTests {

    /** In two pieces, so that no scanner takes this source for what it describes. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final String OWN = "REDRESS-TEST-MALWARE";

    @TempDir
    static Path directory;

    private static Process clamd;
    private static InetSocketAddress address;

    @BeforeAll
    static void start() throws Exception {
        Path program = Stream.of("/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            String missing = "No clamd here: install clamav-daemon to test the scanner itself";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
        Path database = Files.createDirectory(directory.resolve("database"));
        byte[] eicar = EICAR.getBytes(UTF_8);
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(eicar));
        Files.writeString(database.resolve("redress.hdb"), md5 + ":" + eicar.length + ":Redress.Test.Eicar\n");
        Files.writeString(
                database.resolve("redress.ndb"),
                "Redress.Test.Own:0:*:" + HexFormat.of().formatHex(OWN.getBytes(UTF_8)) + "\n");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress("127.0.0.1", free.getLocalPort());
        }
        Path configuration = Files.writeString(
                directory.resolve("clamd.conf"), """
                Foreground yes
                TCPAddr 127.0.0.1
                TCPSocket %d
                DatabaseDirectory %s
                TemporaryDirectory %s
                StreamMaxLength 1M
                """.formatted(address.getPort(), database, directory));
        Path said = directory.resolve("clamd.log");
        clamd = new ProcessBuilder(program.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        awaitClamd(said);
    }

    private static void awaitClamd(Path said) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end && clamd.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(address, 1_000);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        clamd.destroyForcibly();
        fail("clamd did not start: " + Files.readString(said));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (clamd != null) {
            clamd.destroy();
            clamd.waitFor(30, TimeUnit.SECONDS);
            clamd.destroyForcibly();
        }
    }

    @Test
    void theRealScannerPassesWhatIsClean() throws IOException {
        assertThat(scan("The chair broke.".getBytes(UTF_8))).isEqualTo(Scan.CLEAN);
        assertThat(scan(new byte[900_000])).isEqualTo(Scan.CLEAN);
    }

    @Test
    void theRealScannerFindsTheTestFileOfEicar() throws IOException {
        assertThat(scan(EICAR.getBytes(UTF_8))).isEqualTo(new Scan.Found("Redress.Test.Eicar.UNOFFICIAL"));
    }

    @Test
    void theRealScannerFindsWhatStandsFarInside() throws IOException {
        assertThat(scan(("x".repeat(500_000) + OWN + "x".repeat(100)).getBytes(UTF_8)))
                .isEqualTo(new Scan.Found("Redress.Test.Own.UNOFFICIAL"));
    }

    @Test
    void theRealScannerSaysWhenAFileIsTooLargeForIt() throws IOException {
        assertThat(scan(new byte[3_000_000])).isInstanceOf(Scan.Unavailable.class);
    }

    private static Scan scan(byte[] content) throws IOException {
        return new ClamAv(() -> address, Duration.ofSeconds(5), Duration.ofSeconds(30))
                .scan(new ByteArrayResource(content));
    }
}
