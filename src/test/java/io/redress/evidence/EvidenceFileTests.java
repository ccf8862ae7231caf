package io.redress.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressApi;
import io.redress.cases.CaseNumber;
import io.redress.evidence.inspection.SampleFiles;
import io.redress.evidence.store.Sha256;
import io.redress.security.Side;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EvidenceFileTests extends EvidenceHttpTest {

    @Autowired
    private EvidenceFile file;

    @Test
    void tellsAMediatorInOneLineWhatIsThere() {
        assertThat(file.summary(number())).isEqualTo("Buyer: nothing. Seller: nothing.");

        handIn(buyer, "PHOTO", "lamp.png", SampleFiles.png());
        handIn(buyer, "PHOTO", "lamp.jpg", SampleFiles.jpeg());
        handIn(buyer, "QC_REPORT", "report.pdf", SampleFiles.pdf());

        assertThat(file.summary(number())).isEqualTo("Buyer: 2 × photo, QC report. Seller: nothing.");
    }

    @Test
    void knowsWhoHandedWhatIn() {
        UUID photo = handIn(seller, "PHOTO", "lamp.png", SampleFiles.png());

        assertThat(file.submitterOf(number(), photo)).contains(Side.SELLER);
        assertThat(file.contains(number(), photo)).isTrue();
        assertThat(file.contains(number(), UUID.randomUUID())).isFalse();
        assertThat(file.find(number(), photo))
                .hasValueSatisfying(item -> assertThat(item.fileName()).isEqualTo("lamp.png"));
    }

    @Test
    @DisplayName("Only what came after the decision can be new to it (A2)")
    void knowsTheFirstFile() {
        handIn(buyer, "PHOTO", "lamp.png", SampleFiles.png());
        Instant decidedAt = now();
        pass("PT1M");
        handIn(buyer, "PHOTO", "lamp.jpg", SampleFiles.jpeg());

        assertThat(file.hashesOfFirstFile(number(), decidedAt)).containsExactly(Sha256.of(SampleFiles.png()));
    }

    private CaseNumber number() {
        return new CaseNumber(number);
    }

    private UUID handIn(RedressApi.As by, String type, String fileName, byte[] content) {
        return UUID.fromString(by.upload(number, type, fileName, "application/octet-stream", content)
                .expect(201)
                .text("/id"));
    }
}
