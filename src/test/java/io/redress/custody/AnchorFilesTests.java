package io.redress.custody;

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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorFilesTests {

    private static final Instant MARCH = Instant.parse("2026-03-31T23:59:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:01:00Z");

    @TempDir
    Path folder;

    @Test
    void aFileAMonthAndOneChainOverAll() throws IOException {
        append(MARCH, anchor(MARCH, "RC-1", 3), anchor(MARCH, "RC-2", 1));
        append(APRIL, anchor(APRIL, "RC-1", 5));
        append(MARCH, anchor(MARCH, "RC-3", 1));

        assertThat(files().months())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("anchors-2026-03.jsonl", "anchors-2026-04.jsonl");
        assertThat(files().read("RC-1").anchors()).extracting(Anchor::seq).containsExactly(3, 5);
        assertThat(files().read("RC-1").findings()).isEmpty();
        assertThat(Files.readAllLines(april()))
                .as("a clock that is behind does not write into the past")
                .hasSize(2);
    }

    @Test
    @DisplayName("R1: a line that is edited, removed or put in shows, also at the end of a month")
    void everyChangeShows() throws IOException {
        append(MARCH, anchor(MARCH, "RC-1", 3), anchor(MARCH, "RC-2", 1), anchor(MARCH, "RC-1", 4));
        append(APRIL, anchor(APRIL, "RC-2", 2));
        List<String> lines = Files.readAllLines(march());

        for (int i = 0; i < lines.size(); i++) {
            List<String> edited = new ArrayList<>(lines);
            edited.set(i, lines.get(i).replaceFirst("\"seq\":\\d", "\"seq\":9"));
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            List<String> put = new ArrayList<>(lines);
            put.add(i, AnchorLine.of(anchor(MARCH, "RC-7", 1), EventChain.START));
            for (List<String> changed : List.of(edited, put)) {
                Files.write(march(), changed);
                assertThat(files().read("RC-1").findings())
                        .as("%s", changed)
                        .isNotEmpty()
                        .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(FindingCode.ANCHOR_FILE_CHANGED));
            }
            Files.write(march(), removed);
            // Whole months may be moved away, oldest first; so may lines at the very beginning.
            assertThat(files().read("RC-1").findings()).as("%s", removed).hasSize(i == 0 ? 0 : 1);
        }
        Files.delete(march());
        assertThat(files().read("RC-2").findings()).isEmpty();
    }

    @Test
    void whatACrashLeftBehindIsCutOffAndNotTakenForAChange() throws IOException {
        append(MARCH, anchor(MARCH, "RC-1", 3));
        Files.writeString(march(), "{\"at\":\"2026-03-31T23:5", StandardOpenOption.APPEND);

        assertThat(files().read("RC-1").findings()).isEmpty();
        append(MARCH, anchor(MARCH, "RC-1", 4));

        assertThat(files().read("RC-1").findings()).isEmpty();
        assertThat(files().read("RC-1").anchors()).extracting(Anchor::seq).containsExactly(3, 4);
    }

    @Test
    void findsWhatCameSinceWithoutReadingWhatIsBefore() throws IOException {
        Instant begin = Instant.parse("2026-03-01T00:00:00Z");
        List<Anchor> written = new ArrayList<>();
        for (int minute = 0; minute < 5_000; minute++) {
            Instant at = begin.plus(Duration.ofMinutes(minute / 2));
            written.add(anchor(at, "RC-" + minute % 7, minute));
        }
        append(MARCH, written.toArray(Anchor[]::new));
        append(APRIL, anchor(APRIL, "RC-1", 6_000));
        written.add(anchor(APRIL, "RC-1", 6_000));

        assertThat(files().latest()).contains(APRIL);
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
        Files.createDirectory(folder.resolve("anchors/anchors-2026-02.jsonl"));
        Files.writeString(march(), Files.readString(march()).replaceFirst("2026-03-01T00:00", "2026-03-31T00:00"));
        assertThat(since(begin.plus(Duration.ofMinutes(2_400)))).hasSize(201);
    }

    @Test
    void theLatestIsFoundBeforeWhatACrashLeftBehind() throws IOException {
        assertThat(files().latest()).isEmpty();
        append(MARCH, anchor(MARCH, "RC-1", 3));
        Files.writeString(march(), "{\"at\":\"2026-03-31T23:5", StandardOpenOption.APPEND);
        Files.createFile(april());

        assertThat(files().latest()).contains(MARCH);
        assertThat(since(MARCH)).hasSize(1);
    }

    @Test
    void severalWritersShareOneChain() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int seq = i + 1;
            work.add(() -> {
                append(MARCH, anchor(MARCH, "RC-1", seq), anchor(MARCH, "RC-2", seq));
                return null;
            });
        }
        for (Future<Void> done : writers.invokeAll(work)) {
            done.get();
        }
        writers.shutdown();

        assertThat(files().read("RC-1").findings()).isEmpty();
        assertThat(files().read("RC-1").anchors()).hasSize(40);
    }

    @Test
    void linesAreReadBackFromTheEndOfALongFile() throws IOException {
        for (int i = 1; i <= 3; i++) {
            List<Anchor> many = new ArrayList<>();
            for (int seq = 1; seq <= 100; seq++) {
                many.add(anchor(MARCH.plus(Duration.ofMillis(seq)), "RC-" + i, seq));
            }
            append(MARCH, many.toArray(Anchor[]::new));
        }
        assertThat(files().readAll().findings()).isEmpty();
        assertThat(files().readAll().take("RC-2")).hasSize(100);
        assertThat(Files.size(march())).isGreaterThan(50_000);
        assertThat(Files.readString(march(), UTF_8)).endsWith("}\n");
    }

    private void append(Instant month, Anchor... anchors) throws IOException {
        new AnchorWriter(files()).append(List.of(anchors), month);
    }

    private AnchorFiles files() {
        return new AnchorFiles(new CustodyProperties(folder.resolve("anchors"), Duration.ofMinutes(1)));
    }

    private List<Anchor> since(Instant at) {
        List<Anchor> found = new ArrayList<>();
        files().since(at, found::add);
        return found;
    }

    private Path march() {
        return folder.resolve("anchors/anchors-2026-03.jsonl");
    }

    private Path april() {
        return folder.resolve("anchors/anchors-2026-04.jsonl");
    }

    private static Anchor anchor(Instant at, String caseNumber, int seq) {
        return new Anchor(at, caseNumber, seq, EventChain.sha256((caseNumber + seq).getBytes(UTF_8)));
    }
}
