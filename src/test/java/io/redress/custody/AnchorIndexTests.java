package io.redress.custody;

import static io.redress.custody.AnchorFolder.anchor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.audit.EventChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorIndexTests {

    private static final Instant MARCH = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-02T09:00:00Z");

    /** In one line of each month, far from its ends. */
    private static final String RARE = "RC-0000-RARE";

    private static final int LINES = 4_000;

    private AnchorFolder folder;
    private final List<Anchor> written = new ArrayList<>();
    private final Random random = new Random(7);

    @BeforeEach
    void twoMonths(@TempDir Path path) throws IOException {
        folder = new AnchorFolder(path.resolve("anchors"));
        write(MARCH);
        write(APRIL);
    }

    private void write(Instant month) throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            String number = line == LINES / 2 ? RARE : "RC-0000-%04d".formatted(random.nextInt(LINES));
            anchors.add(anchor(month.plusSeconds(line), number, written.size() + line + 1));
        }
        written.addAll(anchors);
        folder.writer().append(anchors, month);
    }

    @Test
    void findsOfEachCaseWhatReadingAllFinds() throws IOException {
        for (int times = 0; times < 3; times++) {
            casesAreFound();
            folder.writer().index();
            folder.writer().append(List.of(anchor(APRIL, RARE, 9_000 + times)), APRIL);
            written.add(anchor(APRIL, RARE, 9_000 + times));
        }
        assertThat(Files.size(folder.march()) - lastBlock(folder.march()).to())
                .as("the rest of a month is taken up with the next")
                .isZero();
        assertThat(Files.size(folder.april()) - lastBlock(folder.april()).to())
                .isBetween(1L, (long) AnchorBlock.LONGEST);
    }

    private void casesAreFound() {
        Map<String, List<Anchor>> byCase = written.stream().collect(Collectors.groupingBy(Anchor::caseNumber));
        byCase.keySet().stream()
                .sorted()
                .filter(number -> number.endsWith("07") || number.equals(RARE))
                .forEach(number -> {
                    AnchorFiles.Lines lines = folder.files().read(number);
                    assertThat(lines.anchors()).isEqualTo(byCase.get(number));
                    assertThat(lines.findings()).isEmpty();
                });
        assertThat(folder.files().read("RC-NONE-NONE").anchors()).isEmpty();
        assertThat(folder.files().readAll().findings()).isEmpty();
        assertThat(folder.files().readAll().rest()).isEqualTo(byCase);
    }

    @Test
    @DisplayName("a case is found without reading what is not about it, however much that is")
    void readsNothingElse() throws IOException {
        folder.writer().index();
        byte[] bytes = Files.readAllBytes(folder.march());
        int[] left = new int[2];
        blocks(folder.march()).forEach(block -> {
            boolean named = block.mayName(AnchorBlock.bitsOf(RARE));
            left[named ? 1 : 0]++;
            if (!named) {
                Arrays.fill(bytes, (int) block.from(), (int) block.to() - 1, (byte) '?');
            }
        });
        Files.write(folder.march(), bytes);

        assertThat(left).containsExactly(13, 1);
        assertThat(folder.files().read(RARE).anchors()).extracting(Anchor::seq).containsExactly(2_001, 6_001);
        assertThat(folder.files().read(RARE).findings()).isEmpty();
        assertThat(folder.files().readAll().findings())
                .as("reading all reads all")
                .hasSizeGreaterThan(12)
                .allSatisfy(AnchorIndexTests::tellsOfAnAnchor);
    }

    @Test
    @DisplayName("R1: lines about a case that are edited, removed or exchanged show, also if the chain was made anew")
    void everyChangeAboutTheCaseShows() throws IOException {
        folder.writer().index();
        List<String> lines = Files.readAllLines(folder.march());
        int about = lines.indexOf(
                lines.stream().filter(line -> line.contains(RARE)).findFirst().orElseThrow());

        List<String> edited = new ArrayList<>(lines);
        edited.set(about, lines.get(about).replace("\"seq\":2001", "\"seq\":2002"));
        shows(edited, "Line 2002 of anchors-2026-03.jsonl does not follow the line before it");

        List<String> exchanged = new ArrayList<>(lines);
        exchanged.set(about, lines.get(about).replace(RARE, "RC-0000-0001"));
        shows(exchanged, "Line 2002 of anchors-2026-03.jsonl does not follow the line before it");

        List<String> removed = new ArrayList<>(lines);
        removed.remove(about);
        shows(removed, "Line 2001 of anchors-2026-03.jsonl does not follow the line before it");

        List<String> put = new ArrayList<>(lines);
        put.add(7, lines.get(7));
        shows(put, "Line 9 of anchors-2026-03.jsonl does not follow the line before it");

        shows(chainedAnew(exchanged), "Line 1 of anchors-2026-04.jsonl does not follow the line before it");
        Files.delete(folder.april());
        shows(chainedAnew(exchanged), "anchors-2026-03.jsonl is not what its index says");
        shows(lines.subList(0, LINES - 5), "anchors-2026-03.jsonl is not what its index says");
    }

    private void shows(List<String> changed, String words) throws IOException {
        Files.writeString(folder.march(), String.join("\n", changed) + "\n");
        assertThat(folder.files().read(RARE).findings())
                .allSatisfy(AnchorIndexTests::tellsOfAnAnchor)
                .anySatisfy(finding -> assertThat(finding.words()).contains(words));
        assertThat(folder.files().readAll().findings()).isNotEmpty().allSatisfy(AnchorIndexTests::tellsOfAnAnchor);
    }

    private static List<String> chainedAnew(List<String> lines) {
        List<String> anew = new ArrayList<>();
        String previous = EventChain.START;
        for (String line : lines) {
            String next = AnchorLine.of(AnchorLine.parse(line).orElseThrow(), previous);
            anew.add(next);
            previous = EventChain.sha256(next.getBytes(UTF_8));
        }
        return anew;
    }

    @Test
    void whatACrashLeftInTheIndexIsMadeAgain() throws IOException {
        folder.writer().index();
        byte[] whole = Files.readAllBytes(index());
        int last = whole.length - AnchorBlock.BYTES;
        byte[] zeros = whole.clone();
        Arrays.fill(zeros, last + 100, whole.length, (byte) 0);
        byte[] flipped = whole.clone();
        flipped[AnchorBlock.BYTES + 500] ^= 4;
        byte[] twice = Arrays.copyOf(whole, whole.length + AnchorBlock.BYTES);
        System.arraycopy(whole, last, twice, whole.length, AnchorBlock.BYTES);

        for (byte[] left : List.of(
                new byte[0], Arrays.copyOf(whole, 5), Arrays.copyOf(whole, last + 100), zeros, flipped, twice)) {
            Files.write(index(), left);
            assertThat(folder.files().read(RARE).anchors()).hasSize(2);
            assertThat(folder.files().read(RARE).findings()).isEmpty();
            assertThat(folder.files().readAll().findings()).isEmpty();
            folder.writer().index();
            assertThat(Files.readAllBytes(index())).isEqualTo(whole);
        }
    }

    @Test
    @DisplayName("lines that do not follow each other are not taken up: a verification goes on telling of them")
    void brokenLinesStayOutside() throws IOException {
        List<String> lines = Files.readAllLines(folder.march());
        lines.remove(1_000);
        Files.write(folder.march(), lines);

        folder.writer().index();

        assertThat(lastBlock(folder.march()).lines()).isBetween(600L, 1_000L);
        assertThat(folder.files().read("RC-NONE-NONE").findings())
                .singleElement()
                .satisfies(AnchorIndexTests::tellsOfMarch);
    }

    @Test
    void aMonthWithoutItsIndexIsReadLineByLine() throws IOException {
        folder.writer().index();
        Files.delete(index());
        assertThat(folder.files().read(RARE).anchors()).hasSize(2);

        Files.delete(folder.march());
        assertThat(folder.files().read(RARE).anchors()).hasSize(1);
        assertThat(folder.files().read(RARE).findings())
                .as("the oldest may be moved away")
                .isEmpty();
        folder.writer().index();
        assertThat(index()).doesNotExist();
    }

    @Test
    void anIndexThatCannotBeReadHidesNothing() throws IOException {
        Files.createDirectory(index());

        assertThat(folder.files().read(RARE).anchors()).hasSize(2);
        assertThat(folder.files().read(RARE).findings()).isEmpty();
        assertThat(folder.files().readAll().findings()).isEmpty();
    }

    @Test
    @DisplayName("an index is read by later versions: its form changes only under another name")
    void itsFormStays() {
        assertThat(AnchorBlock.bitsOf("RC-7K3M-9QXW").toString())
                .isEqualTo("{1436, 1535, 3076, 4751, 4916, 5773, 7756, 8009}");
        Anchor anchor = anchor(MARCH, "RC-7K3M-9QXW", 3);
        byte[] line = (AnchorLine.of(anchor, EventChain.START) + "\n").getBytes(UTF_8);
        byte[] block = AnchorBlock.of(line, 4_096, 20).orElseThrow().bytes();

        assertThat(block).hasSize(1_152);
        assertThat(HexFormat.of().formatHex(block, 0, 24))
                .isEqualTo("000000000000100000000000000010d40000000000000015");
        assertThat(EventChain.sha256(block))
                .isEqualTo("3baa8cc1079ac9709b1bd5273d0ee3b9e8d4ab23b4353e35ab4df22f2f48abcb");
    }

    private static void tellsOfMarch(Finding finding) {
        tellsOfAnAnchor(finding);
        assertThat(finding.words()).contains("anchors-2026-03.jsonl");
    }

    private static void tellsOfAnAnchor(Finding finding) {
        assertThat(finding.code()).isEqualTo(FindingCode.ANCHOR_FILE_CHANGED);
    }

    private AnchorBlock lastBlock(Path month) throws IOException {
        List<AnchorBlock> blocks = blocks(month);
        return blocks.get(blocks.size() - 1);
    }

    private static List<AnchorBlock> blocks(Path month) throws IOException {
        List<AnchorBlock> found = new ArrayList<>();
        try (AnchorIndex.Blocks blocks = new AnchorIndex(month).blocks()) {
            blocks.next().ifPresent(found::add);
            for (int known = 0; known < found.size(); known++) {
                blocks.next().ifPresent(found::add);
            }
        }
        return found;
    }

    private Path index() {
        return folder.path().resolve("anchors-2026-03.index");
    }
}
