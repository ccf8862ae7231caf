package io.redress.custody;

import static io.redress.custody.AnchorFolder.anchor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.audit.EventChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorFilesTests {

    private static final Instant MARCH = Instant.parse("2026-03-31T23:59:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:01:00Z");

    private AnchorFolder anchors;

    @BeforeEach
    void none(@TempDir Path folder) {
        anchors = new AnchorFolder(folder.resolve("anchors"));
    }

    @Test
    void aFileAMonthAndOneChainOverAll() throws IOException {
        anchors.append(MARCH, anchor(MARCH, "RC-1", 3), anchor(MARCH, "RC-2", 1));
        anchors.append(APRIL, anchor(APRIL, "RC-1", 5));
        anchors.append(MARCH, anchor(MARCH, "RC-3", 1));

        assertThat(anchors.files().months())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("anchors-2026-03.jsonl", "anchors-2026-04.jsonl");
        assertThat(anchors.files().read("RC-1").anchors())
                .extracting(Anchor::seq)
                .containsExactly(3, 5);
        assertThat(anchors.files().read("RC-1").findings()).isEmpty();
        assertThat(Files.readAllLines(anchors.april()))
                .as("a clock that is behind does not write into the past")
                .hasSize(2);
    }

    @Test
    @DisplayName("R1: a line that is edited, removed or put in shows, also at the end of a month")
    void everyChangeShows() throws IOException {
        anchors.append(MARCH, anchor(MARCH, "RC-1", 3), anchor(MARCH, "RC-2", 1), anchor(MARCH, "RC-1", 4));
        anchors.append(APRIL, anchor(APRIL, "RC-2", 2));
        List<String> lines = Files.readAllLines(anchors.march());

        for (int i = 0; i < lines.size(); i++) {
            List<String> edited = new ArrayList<>(lines);
            edited.set(i, lines.get(i).replaceFirst("\"seq\":\\d", "\"seq\":9"));
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            List<String> put = new ArrayList<>(lines);
            put.add(i, AnchorLine.of(anchor(MARCH, "RC-7", 1), EventChain.START));
            for (List<String> changed : List.of(edited, put)) {
                Files.write(anchors.march(), changed);
                assertThat(anchors.files().read("RC-1").findings())
                        .as("%s", changed)
                        .isNotEmpty()
                        .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(FindingCode.ANCHOR_FILE_CHANGED));
            }
            Files.write(anchors.march(), removed);
            // Whole months may be moved away, oldest first; so may lines at the very beginning.
            assertThat(anchors.files().read("RC-1").findings())
                    .as("%s", removed)
                    .hasSize(i == 0 ? 0 : 1);
        }
        Files.delete(anchors.march());
        assertThat(anchors.files().read("RC-2").findings()).isEmpty();
    }

    @Test
    void whatACrashLeftBehindIsCutOffAndNotTakenForAChange() throws IOException {
        anchors.append(MARCH, anchor(MARCH, "RC-1", 3));
        Files.writeString(anchors.march(), "{\"at\":\"2026-03-31T23:5", StandardOpenOption.APPEND);

        assertThat(anchors.files().read("RC-1").findings()).isEmpty();
        anchors.append(MARCH, anchor(MARCH, "RC-1", 4));

        assertThat(anchors.files().read("RC-1").findings()).isEmpty();
        assertThat(anchors.files().read("RC-1").anchors())
                .extracting(Anchor::seq)
                .containsExactly(3, 4);
    }

    @Test
    void findsWhatCameSinceWithoutReadingWhatIsBefore() throws IOException {
        Instant begin = Instant.parse("2026-03-01T00:00:00Z");
        List<Anchor> written = new ArrayList<>();
        for (int minute = 0; minute < 5_000; minute++) {
            Instant at = begin.plus(Duration.ofMinutes(minute / 2));
            written.add(anchor(at, "RC-" + minute % 7, minute));
        }
        anchors.append(MARCH, written.toArray(Anchor[]::new));
        anchors.append(APRIL, anchor(APRIL, "RC-1", 6_000));
        written.add(anchor(APRIL, "RC-1", 6_000));

        assertThat(anchors.files().latest()).contains(APRIL);
        for (int minute : List.of(-1, 0, 1, 2, 700, 1_249, 1_250, 2_498, 2_499, 2_500)) {
            Instant at = begin.plus(Duration.ofMinutes(minute));
            assertThat(since(at))
                    .as("%s", at)
                    .isEqualTo(written.stream()
                            .filter(anchor -> !anchor.at().isBefore(at))
                            .toList());
        }
        assertThat(since(APRIL)).hasSize(1);
        assertThat(since(APRIL.plusMillis(1))).isEmpty();

        // A month before is not opened, and what is older in the same month is not read, or the first line would be
        // told.
        Files.createDirectory(anchors.path().resolve("anchors-2026-02.jsonl"));
        Files.writeString(
                anchors.march(),
                Files.readString(anchors.march()).replaceFirst("2026-03-01T00:00", "2026-03-31T00:00"));
        assertThat(since(begin.plus(Duration.ofMinutes(2_400)))).hasSize(201);
    }

    @Test
    void theLatestIsFoundBeforeWhatACrashLeftBehind() throws IOException {
        assertThat(anchors.files().latest()).isEmpty();
        anchors.append(MARCH, anchor(MARCH, "RC-1", 3));
        Files.writeString(anchors.march(), "{\"at\":\"2026-03-31T23:5", StandardOpenOption.APPEND);
        Files.createFile(anchors.april());

        assertThat(anchors.files().latest()).contains(MARCH);
        assertThat(since(MARCH)).hasSize(1);
    }

    @Test
    void severalWritersShareOneChain() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int seq = i + 1;
            work.add(() -> {
                anchors.append(MARCH, anchor(MARCH, "RC-1", seq), anchor(MARCH, "RC-2", seq));
                return null;
            });
        }
        for (Future<Void> done : writers.invokeAll(work)) {
            done.get();
        }
        writers.shutdown();

        assertThat(anchors.files().read("RC-1").findings()).isEmpty();
        assertThat(anchors.files().read("RC-1").anchors()).hasSize(40);
    }

    @Test
    void linesAreReadBackFromTheEndOfALongFile() throws IOException {
        for (int i = 1; i <= 3; i++) {
            List<Anchor> many = new ArrayList<>();
            for (int seq = 1; seq <= 100; seq++) {
                many.add(anchor(MARCH.plus(Duration.ofMillis(seq)), "RC-" + i, seq));
            }
            anchors.append(MARCH, many.toArray(Anchor[]::new));
        }
        assertThat(anchors.files().readAll().findings()).isEmpty();
        assertThat(anchors.files().readAll().take("RC-2")).hasSize(100);
        assertThat(Files.size(anchors.march())).isGreaterThan(50_000);
        assertThat(Files.readString(anchors.march(), UTF_8)).endsWith("}\n");
    }

    private List<Anchor> since(Instant at) {
        List<Anchor> found = new ArrayList<>();
        anchors.files().since(at, found::add);
        return found;
    }
}
