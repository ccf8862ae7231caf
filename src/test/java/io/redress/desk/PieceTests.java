package io.redress.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.evidence.EvidenceStatus;
import io.redress.evidence.EvidenceView;
import io.redress.evidence.Submitter;
import io.redress.policy.EvidenceType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("V4: a piece that does not count, or cannot be read, says so")
class PieceTests {

    @ParameterizedTest
    @CsvSource({"UNSCANNED, Waits to be scanned, false", "REFUSED, malware, false", "SUPERSEDED, Superseded by B2, true"
    })
    void saysWhyItDoesNotCount(EvidenceStatus status, String words, boolean readable) {
        Piece piece = piece("image/png", 10, status, null);

        assertThat(piece.state()).contains(words);
        assertThat(piece.isReadable()).isEqualTo(readable);
        assertThat(piece.isPicture()).isEqualTo(readable);
    }

    @Test
    void saysThatItWasErased() {
        Piece piece = piece("image/png", 10, EvidenceStatus.SUBMITTED, Instant.EPOCH);

        assertThat(piece.state()).contains("Erased on request");
        assertThat(piece.isReadable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg,       10,    picture",
        "image/webp,       10,    picture",
        "image/heic,       10,    none",
        "video/mp4,        10,    video",
        "video/quicktime,  10,    video",
        "application/pdf,  10,    pdf",
        "text/plain,       10,    text",
        "text/plain,       99999, none",
        "application/zip,  10,    none"
    })
    void isShownAsWhatItIs(String mediaType, long size, String shown) {
        Piece piece = piece(mediaType, size, EvidenceStatus.SUBMITTED, null);

        assertThat(piece.state()).isNull();
        assertThat(piece.isPicture()).isEqualTo(shown.equals("picture"));
        assertThat(piece.isVideo()).isEqualTo(shown.equals("video"));
        assertThat(piece.isPdf()).isEqualTo(shown.equals("pdf"));
        assertThat(piece.isShownText()).isEqualTo(shown.equals("text"));
    }

    private static Piece piece(String mediaType, long size, EvidenceStatus status, @Nullable Instant erasedAt) {
        return new Piece(
                new EvidenceView(
                        UUID.randomUUID(),
                        EvidenceType.PHOTO,
                        "A lamp",
                        "lamp",
                        mediaType,
                        size,
                        "0".repeat(64),
                        Submitter.BUYER,
                        Instant.EPOCH,
                        status,
                        null,
                        erasedAt),
                "B1",
                "the buyer",
                "B2",
                null,
                "/desk/cases/RC-1/evidence/1");
    }
}
