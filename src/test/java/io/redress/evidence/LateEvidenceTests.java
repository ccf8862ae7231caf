package io.redress.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RawUpload;
import io.redress.evidence.inspection.SampleFiles;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The time passes between the first byte of a request and its last; in a database of its own, since it passes for all cases. */
@TestPropertySource(properties = "spring.application.name=late-evidence")
@DisplayName("A term for evidence is judged by when the request began (V2)")
class LateEvidenceTests extends EvidenceHttpTest {

    private static final byte[] PHOTO = SampleFiles.png();

    @BeforeEach
    void inTheEvidencePhase() {
        openDispute();
    }

    @Test
    @DisplayName(
            "What began in time is taken by the mediator's case, judged anew, and no draft stands against it (V30, V31)")
    void whatBeganInTimeCounts() throws IOException {
        try (RawUpload photo = begin()) {
            Instant began = now();
            pass("P7DT10M");
            assertThat(stage()).isEqualTo("MEDIATION");
            assertThat(mia.get(path("")).text("/decision/status")).isEqualTo("DRAFT");

            RawUpload.Answer taken = finish(photo);

            assertThat(taken.status()).as("%s", taken.body()).isEqualTo(201);
            assertThat(events("case.evidence_submitted"))
                    .singleElement()
                    .satisfies(event -> assertThat(
                                    Instant.parse(event.path("beganAt").asText()))
                            .isBetween(began.minusSeconds(60), began));
            assertThat(events("case.sufficiency_assessed"))
                    .extracting(event -> event.at("/buyer/verdict").asText())
                    .containsExactly("INSUFFICIENT", "SUFFICIENT");
            assertThat(events("case.decision_drafted")).hasSize(1);
            assertThat(events("case.draft_withdrawn")).hasSize(1);
            assertThat(mia.get(path("")).at("/decision").isMissingNode()).isTrue();
        }
    }

    @Test
    @DisplayName("It counts without a new ruling while the other side's term still runs")
    void theOtherSideStillHasTime() throws IOException {
        seller.post(path("/evidence/extend")).expect(200);
        try (RawUpload photo = begin()) {
            pass("P7DT10M");
            assertThat(stage()).isEqualTo("EVIDENCE");

            assertThat(finish(photo).status()).isEqualTo(201);
            assertThat(events("case.sufficiency_assessed")).isEmpty();
        }
        pass("P5D");
        assertThat(events("case.sufficiency_assessed"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/buyer/verdict").asText()).isEqualTo("SUFFICIENT"));
        assertThat(events("case.decision_drafted")).isEmpty();
    }

    @Test
    void whatBeganLaterIsRefusedWithTheEndOfTheTerm() {
        Instant end = dueAt("BUYER_EVIDENCE");
        pass("P7DT10M");

        var refused =
                buyer.upload(number, "PHOTO", "lamp.png", "image/png", PHOTO).expect(409);

        assertThat(refused.text("/code")).isEqualTo("action-not-available");
        assertThat(refused.text("/detail"))
                .contains("Your term for evidence in case " + number + " ended on ")
                .contains(DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC)
                        .format(end));
        assertThat(refused.at("/availableActions").isArray()).isTrue();
    }

    @Test
    void itMustBeCompleteWithinAnHourOfTheTerm() throws IOException {
        try (RawUpload photo = begin()) {
            pass("P7DT61M");

            RawUpload.Answer refused = finish(photo);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("detail").asText()).contains("had to be complete by");
            assertThat(buyer.get(path("/evidence")).at("/items")).isEmpty();
        }
    }

    @Test
    void aDecisionMadeMeanwhileStands() throws IOException {
        try (RawUpload photo = begin()) {
            pass("P7DT10M");
            mia.post(
                            path("/decision"),
                            Map.of(
                                    "remedy",
                                    Map.of("type", "DENIED"),
                                    "fault",
                                    "NONE",
                                    "returnRequired",
                                    false,
                                    "reasons",
                                    "The buyer has shown nothing of what was claimed."))
                    .expect(200);
            assertThat(stage()).isEqualTo("DECIDED");
            // A case that was decided takes papers for an appeal, in time or not.
            assertThat(finish(photo).status()).isEqualTo(201);
            assertThat(events("case.sufficiency_assessed")).hasSize(1);
            assertThat(mia.get(path("")).text("/decision/status")).isEqualTo("ISSUED");
        }
    }

    @Test
    @DisplayName("The same holds for the term in which a mediator asks for more (V2)")
    void whatAMediatorAskedForCountsAsWell() throws IOException {
        buyer.upload(number, "INVOICE", "a.pdf", "application/pdf", SampleFiles.pdf())
                .expect(201);
        pass("P7DT10M");
        mia.post(
                        path("/evidence-requests"),
                        Map.of("party", "BUYER", "types", new String[] {"PHOTO"}, "note", "", "days", 3))
                .expect(201);
        try (RawUpload photo = begin()) {
            pass("P3DT10M");
            assertThat(buyer.get(path("")).actions()).doesNotContain("submitEvidence");

            assertThat(finish(photo).status()).isEqualTo(201);
            assertThat(events("case.sufficiency_assessed")).hasSize(2);
        }
    }

    @Test
    void whoSaidThatAllIsHandedInCannotAdd() throws IOException {
        try (RawUpload photo = begin()) {
            buyer.post(path("/evidence/complete")).expect(200);

            assertThat(finish(photo).status()).isEqualTo(409);
        }
    }

    /** Sends the half of a photo. */
    private RawUpload begin() throws IOException {
        RawUpload photo = RawUpload.of(port, buyer, number, "PHOTO", "lamp.png", "image/png", PHOTO.length)
                .accepted();
        photo.send(PHOTO, PHOTO.length / 2);
        return photo;
    }

    private static RawUpload.Answer finish(RawUpload photo) throws IOException {
        photo.send(Arrays.copyOfRange(PHOTO, PHOTO.length / 2, PHOTO.length));
        return photo.finish();
    }
}
