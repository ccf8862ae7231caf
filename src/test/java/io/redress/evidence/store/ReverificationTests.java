package io.redress.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisplayName("A flipped byte is detected, named and alarmed (R1)")
class ReverificationTests {

    @TempDir
    Path directory;

    private StoredEvidence here;

    private final Logger alarms = (Logger) LoggerFactory.getLogger(EvidenceAlarms.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        alarms.addAppender(said);
    }

    @AfterEach
    void listenNoMore() {
        alarms.detachAppender(said);
    }

    @BeforeEach
    void open() throws IOException {
        here = new StoredEvidence(directory, UnaryOperator.identity());
    }

    @Test
    @DisplayName(
            "in a story of which nothing is committed yet nothing is read, since it would wait for that very story")
    void waitsForNoStory() throws IOException {
        String sha256 = here.putForTheCase("abc");
        StoreNight night = here.night();

        here.transaction.executeWithoutResult(status -> {
            here.refer(sha256);
            night.run();
        });
        assertThat(here.counted("redress.evidence.verified")).isZero();

        night.run();
        assertThat(here.counted("redress.evidence.verified")).isEqualTo(1);
    }

    @Test
    void findsWhatNobodyReads() throws IOException {
        String sha256 = here.put("abc");
        String id = here.refer(sha256).toString();
        flipAByte(sha256);

        here.verification.run();

        assertThat(here.alarms.latest(null, 10)).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(ContentUnavailable.Kind.DAMAGED);
            assertThat(alarm.sha256()).isEqualTo(sha256);
            assertThat(alarm.foundBy()).isEqualTo(EvidenceAlarms.FoundBy.NIGHT);
            assertThat(alarm.raisedAt()).isEqualTo(here.clock.instant());
            assertThat(alarm.endedAt()).isNull();
            assertThat(alarm.evidence()).singleElement().satisfies(piece -> {
                assertThat(piece.id()).hasToString(id);
                assertThat(piece.caseNumber()).isEqualTo(StoredEvidence.CASE);
            });
        });
        assertThat(here.counted("redress.evidence.alarms")).isEqualTo(1);
        assertThat(said.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getFormattedMessage())
                    .contains("ALARM: the content %s of evidence %s of case %s is DAMAGED in the store"
                            .formatted(sha256, id, StoredEvidence.CASE));
        });
    }

    @Test
    void findsWhatIsGone() throws IOException {
        String sha256 = here.putForTheCase("abc");
        Files.delete(place(sha256));

        here.verification.run();

        assertThat(here.alarms.latest(null, 10))
                .extracting(EvidenceAlarm::kind)
                .containsExactly(ContentUnavailable.Kind.MISSING);
    }

    @Test
    void aReadRaisesItOnceAndTheNightEndsItWhenAllIsWell() throws IOException {
        String sha256 = here.putForTheCase("abc");
        flipAByte(sha256);
        for (int read = 0; read < 3; read++) {
            assertThatExceptionOfType(ContentUnavailable.class).isThrownBy(() -> here.store.open(sha256));
            here.clock.pass(Duration.ofMinutes(1));
        }
        here.verification.run();

        assertThat(here.alarms.latest(null, 10)).singleElement().satisfies(alarm -> {
            assertThat(alarm.foundBy()).isEqualTo(EvidenceAlarms.FoundBy.READ);
            assertThat(alarm.seenAt()).isEqualTo(alarm.raisedAt().plus(Duration.ofMinutes(3)));
        });
        assertThat(here.counted("redress.evidence.alarms")).isEqualTo(4);

        Files.writeString(place(sha256), "abc");
        here.verification.run();
        assertThat(here.alarms.latest(null, 10))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.endedAt()).isEqualTo(here.clock.instant()));

        flipAByte(sha256);
        here.verification.run();
        assertThat(here.alarms.latest(null, 10)).hasSize(2);
    }

    @Test
    void raisesNothingForWhatNobodyRefersTo() throws IOException {
        String sha256 = here.put("abc");
        Files.delete(place(sha256));

        here.verification.run();
        assertThatExceptionOfType(ContentUnavailable.class).isThrownBy(() -> here.store.open(sha256));

        assertThat(here.alarms.latest(null, 10)).isEmpty();
    }

    @Test
    @DisplayName("in thirty nights everything has been read once, and no night reads more than its part")
    void readsAPartEachNight() throws IOException {
        List<String> opened = new ArrayList<>();
        here = new StoredEvidence(directory, place -> new WatchedStore(place) {
            @Override
            public java.io.InputStream open(String sha256) throws IOException {
                opened.add(sha256);
                return super.open(sha256);
            }
        });
        for (int number = 0; number < 70; number++) {
            here.putForTheCase("paper " + number);
        }
        for (int night = 1; night <= 24; night++) {
            here.verification.run();
            here.clock.pass(Duration.ofDays(1));
            assertThat(opened).hasSize(3 * night);
        }
        assertThat(opened.subList(0, 69)).doesNotHaveDuplicates();
        assertThat(Set.copyOf(opened)).hasSize(70);
    }

    private void flipAByte(String sha256) throws IOException {
        byte[] content = Files.readAllBytes(place(sha256));
        content[1] ^= 1;
        Files.write(place(sha256), content);
    }

    private Path place(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
