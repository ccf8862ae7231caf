package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressApi.Answer;
import io.redress.evidence.scan.ScannerDouble;
import io.redress.evidence.scan.ScannerDouble.Behaviour;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a scanner that is a double on a loopback port, and down when a test says so. */
abstract class ScannedEvidenceTest extends EvidenceHttpTest {

    static final ScannerDouble SCANNER = new ScannerDouble();
    static final byte[] MALWARE = ("A text with " + ScannerDouble.MALWARE + " in it.").getBytes(UTF_8);

    @Autowired
    PendingScans pending;

    @DynamicPropertySource
    static void scanner(DynamicPropertyRegistry properties) {
        properties.add("redress.evidence.clamav.host", () -> "127.0.0.1");
        properties.add("redress.evidence.clamav.port", SCANNER::port);
        properties.add("redress.evidence.clamav.timeout", () -> "5s");
    }

    @BeforeEach
    void scannerWorks() {
        SCANNER.behave(Behaviour.WELL);
        pending.run();
    }

    /** Whatever was scanned, the record and its log agree (R1). */
    @AfterEach
    void theRecordIsIntact() {
        Answer report = mia.get(path("/verification")).expect(200);
        assertThat(report.text("/verdict")).as("%s", report.body()).isEqualTo("INTACT");
    }

    String handInWhileDown(String type, byte[] content) {
        SCANNER.behave(Behaviour.DOWN);
        Answer taken = submit(buyer, Map.of("type", type), content, key()).expect(201);
        assertThat(taken.text("/status")).isEqualTo("UNSCANNED");
        return taken.text("/id");
    }

    List<String> statuses() {
        return mia.get(path("/evidence")).at("/items").findValuesAsText("status");
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
