package io.redress.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.redress.evidence.LiveHeap;
import io.redress.evidence.inspection.HostileFiles.Hostile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

class ContentInspectionTests {

    /** Many times what may be allocated. Under the profile soak, the largest that anybody would hand in. */
    private static final int MEGABYTES = Boolean.getBoolean("redress.soak") ? 200 : 50;

    private final ContentInspection inspection = new ContentInspection(limits(false, Duration.ofMinutes(10)));

    @TempDir
    private Path directory;

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments("a.jpg", SampleFiles.jpeg(), FileKind.JPEG),
                arguments("a.JPEG", SampleFiles.jpeg(), FileKind.JPEG),
                arguments("a.png", SampleFiles.png(), FileKind.PNG),
                arguments("a.webp", SampleFiles.webp(), FileKind.WEBP),
                arguments("a.heic", SampleFiles.isoMedia("heic"), FileKind.HEIC),
                arguments("a.heic", SampleFiles.isoMedia("mif1"), FileKind.HEIC),
                arguments("a.heif", SampleFiles.isoMedia("heim"), FileKind.HEIC),
                arguments("a.mp4", SampleFiles.isoMedia("isom"), FileKind.MP4),
                arguments("a.mp4", SampleFiles.isoMedia("mp42"), FileKind.MP4),
                arguments("a.m4v", SampleFiles.isoMedia("M4V "), FileKind.MP4),
                arguments("a.mov", SampleFiles.isoMedia("qt  "), FileKind.MOV),
                arguments("a.mov", SampleFiles.isoMedia("mp42"), FileKind.MOV),
                arguments("a.webm", SampleFiles.matroska("webm"), FileKind.WEBM),
                arguments("a.pdf", SampleFiles.pdf(), FileKind.PDF),
                arguments("a.txt", SampleFiles.text(), FileKind.TEXT),
                arguments("chat.txt", SampleFiles.eml(), FileKind.TEXT),
                arguments("a.eml", SampleFiles.eml(), FileKind.EML),
                arguments("a.docx", SampleFiles.docx(), FileKind.DOCX),
                arguments("a.xlsx", SampleFiles.xlsx(), FileKind.XLSX));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesWhatAMediatorCanLookAt(String name, byte[] content, FileKind kind) throws IOException {
        assertThat(inspect(name, null, content)).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void needsNoNameToTellWhatItIs(String name, byte[] content, FileKind kind) throws IOException {
        FileKind unnamed = inspect("blob", "application/octet-stream", content);

        assertThat(FileKind.of(unnamed.mediaType())).contains(kind);
    }

    static Stream<Arguments> unusual() throws IOException {
        return Stream.of(
                // A motion photo: the film stands behind the picture.
                arguments(
                        "motion.jpg",
                        HostileFiles.joined(HostileFiles.jpeg(4_000, 3_000), SampleFiles.isoMedia("mp42")),
                        FileKind.JPEG),
                arguments("phone.jpg", HostileFiles.jpeg(16_320, 12_240), FileKind.JPEG),
                arguments("comment.jpg", HostileFiles.jpegWithComment("a < b, 7z, PK, Rar"), FileKind.JPEG),
                arguments("a.heic", HostileFiles.heic("heic", 4_032, 3_024), FileKind.HEIC),
                arguments("a.heic", HostileFiles.heic("heix", 4_032, 3_024), FileKind.HEIC),
                arguments("a.heic", HostileFiles.heic("mif1", 4_032, 3_024), FileKind.HEIC),
                arguments("a.heic", HostileFiles.heic("msf1", 4_032, 3_024), FileKind.HEIC),
                arguments("a.heic", HostileFiles.heic("hevc", 4_032, 3_024), FileKind.HEIC),
                arguments(
                        "links.pdf",
                        SampleFiles.pdf(
                                "/AcroForm << /Fields [8 0 R] >>",
                                "8 0 obj\n<< /FT /Tx /T (name) /V (Mia) /AA << >> >>\nendobj\n"
                                        + "9 0 obj\n<< /Subtype /Link /A << /S /URI /URI (https://example.com) >> >>\nendobj"),
                        FileKind.PDF),
                arguments(
                        "illustrated.docx",
                        HostileFiles.docx(Map.of(
                                "word/media/image1.png",
                                "picture",
                                "word/_rels/document.xml.rels",
                                HostileFiles.elsewhere("hyperlink", "https://example.com"))),
                        FileKind.DOCX),
                arguments("chinese.txt", "这把椅子坏了。".repeat(20).getBytes("GB18030"), FileKind.TEXT),
                arguments("japanese.txt", "椅子が壊れた。".repeat(20).getBytes("Shift_JIS"), FileKind.TEXT),
                arguments("japanese.txt", "椅子が壊れた。".repeat(20).getBytes("ISO-2022-JP"), FileKind.TEXT),
                arguments("russian.txt", "Стул сломан. ".repeat(20).getBytes("windows-1251"), FileKind.TEXT),
                arguments(
                        "notepad.txt",
                        "\ufeffThe chair broke. 椅子 №1".getBytes(StandardCharsets.UTF_16LE),
                        FileKind.TEXT),
                arguments("notepad.txt", "\ufeffThe chair broke.".getBytes(StandardCharsets.UTF_16BE), FileKind.TEXT),
                arguments("from.txt", SampleFiles.bytes("From the seller, on 3 March:\nnothing.\n"), FileKind.TEXT),
                arguments(
                        "chat.txt",
                        SampleFiles.bytes("[02/03/2026, 10:00:01] Seller: see <b>this</b>\nMZ is not PK\n"),
                        FileKind.TEXT),
                arguments("percent.txt", SampleFiles.bytes("% of what was paid: 100\n"), FileKind.TEXT),
                arguments("mail.eml", HostileFiles.mail("photo.png", SampleFiles.png()), FileKind.EML),
                arguments("mail.eml", HostileFiles.mail("logo.gif", SampleFiles.gif()), FileKind.EML),
                arguments("mail.eml", HostileFiles.mail("order.docx", SampleFiles.docx()), FileKind.EML));
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void takesGoodFilesThatLookUnusual(String name, byte[] content, FileKind kind) throws IOException {
        assertThat(inspect(name, null, content)).isEqualTo(kind);
    }

    static List<Hostile> hostile() {
        return HostileFiles.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refusesEachHostileFileForItsOwnReason(Hostile file) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> inspect(file.fileName(), null, file.content()))
                .satisfies(refused ->
                        assertThat(refused.code()).isEqualTo(file.refusal().code()));
    }

    @Test
    void everyReasonIsMetInTheCorpusAndStandsInTheHandbook() throws IOException {
        List<Refusal> elsewhere = List.of(Refusal.MISMATCH, Refusal.OTHER_KIND, Refusal.TOO_COMPLEX);

        assertThat(HostileFiles.all().stream().map(Hostile::refusal).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Refusal.values())
                        .filter(refusal -> !elsewhere.contains(refusal))
                        .toList());
        assertThat(Files.readString(Path.of("docs/api.md")))
                .contains(Arrays.stream(Refusal.values())
                        .map(refusal -> "`" + refusal.code() + "`")
                        .toList());
    }

    static Stream<Arguments> ofOtherKinds() {
        return Stream.of(
                arguments("a.gif", SampleFiles.gif()),
                arguments("a.jpg", SampleFiles.gif()),
                arguments("a.mkv", SampleFiles.matroska("matroska")),
                arguments("a.webm", SampleFiles.matroska("matroska")),
                arguments("a.m4a", SampleFiles.isoMedia("M4A ")),
                arguments("a.avif", SampleFiles.isoMedia("avif")),
                arguments("a.bin", SampleFiles.bytes("\u0001\u0002\u0003\u0004 and so on")),
                arguments(
                        "a.doc",
                        SampleFiles.bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(600))));
    }

    @ParameterizedTest
    @MethodSource("ofOtherKinds")
    void refusesEveryOtherKindAndSaysWhatIsTaken(String name, byte[] content) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> inspect(name, null, content))
                .satisfies(problem -> assertThat(problem.status().value()).isEqualTo(415))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("media-type-not-allowed"))
                .withMessageContaining("JPEG, PNG, WebP, HEIC, MP4, MOV, WebM, PDF, plain text, EML, DOCX, XLSX.");
    }

    static Stream<Arguments> disguised() {
        return Stream.of(
                arguments("a.pdf", null, SampleFiles.png(), "The name ends in .pdf, but the file is PNG"),
                arguments("a.exe", null, SampleFiles.pdf(), "The name ends in .exe, but the file is PDF"),
                arguments("a.html", null, SampleFiles.text(), "The name ends in .html, but the file is plain text"),
                arguments("a.xlsx", null, SampleFiles.docx(), "The name ends in .xlsx, but the file is DOCX"),
                arguments("a.mp4", null, SampleFiles.matroska("webm"), "The name ends in .mp4, but the file is WebM"),
                arguments("a.png", "application/pdf", SampleFiles.png(), "The file is declared as PDF, but it is PNG"));
    }

    @ParameterizedTest
    @MethodSource("disguised")
    void refusesAFileThatPretendsToBeAnother(String name, @Nullable String declared, byte[] content, String reason) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> inspect(name, declared, content))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("media-type-mismatch"))
                .withMessageStartingWith(reason);
    }

    @Test
    void doesNotMindADeclarationThatSaysNothingOrSaysItInOtherWords() throws IOException {
        for (String declared : new String[] {"application/octet-stream", "image/jpg", "IMAGE/JPEG", "nonsense", ""}) {
            assertThat(inspect("a.jpg", declared, SampleFiles.jpeg())).isEqualTo(FileKind.JPEG);
        }
        assertThat(inspect("a.txt", "text/plain; charset=GB18030", SampleFiles.text()))
                .isEqualTo(FileKind.TEXT);
    }

    @Test
    void takesArchivesOnlyWhenToldToAndLooksAtEverythingInThem() throws IOException {
        ContentInspection withArchives = new ContentInspection(limits(true, Duration.ofMinutes(10)));
        byte[] good = SampleFiles.zip(Map.of("chat.txt", "The chair broke.", "more/chat.txt", "Twice."));
        byte[] bad = SampleFiles.zip(Map.of("photo.jpg", "MZ\u0090\0\u0003"));
        byte[] nested = HostileFiles.officeBomb(200);
        for (int i = 0; i < 2; i++) {
            nested = SampleFiles.zipOf("inner." + (i == 0 ? "docx" : "zip"), nested);
        }
        byte[] bomb = nested;
        byte[] deep = SampleFiles.zip(Map.of("a.txt", "a"));
        for (int i = 0; i < 5; i++) {
            deep = SampleFiles.zipOf("inner.zip", deep);
        }
        byte[] endless = deep;

        assertThat(withArchives.inspect(new Upload("a.zip", null, new ByteArrayResource(good))))
                .isEqualTo(FileKind.ZIP);
        refused(withArchives, "a.zip", bad, Refusal.DANGEROUS_ATTACHMENT);
        refused(withArchives, "a.zip", bomb, Refusal.ARCHIVE_BOMB);
        refused(withArchives, "a.zip", endless, Refusal.ARCHIVE_BOMB);
        refused(inspection, "a.zip", good, Refusal.ARCHIVE);
    }

    @Test
    void namesTheAttachmentAndWhatIsWrongWithIt() {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(
                        () -> inspect("a.eml", null, HostileFiles.mail("setup.exe", SampleFiles.bytes("MZ\u0090\0"))))
                .satisfies(refused -> assertThat(refused.extras())
                        .containsEntry("attachment", "setup.exe")
                        .containsEntry("because", "executable-file"));
    }

    @Test
    void looksNoLongerThanItMay() {
        refused(
                new ContentInspection(limits(false, Duration.ofNanos(1))),
                "a.jpg",
                SampleFiles.jpeg(),
                Refusal.TOO_COMPLEX);
    }

    @Test
    void keepsLittleInMemoryHoweverLargeTheFile() throws Exception {
        byte[] jar = SampleFiles.zip(Map.of("A.class", "code"));
        Path film = HostileFiles.large(directory, SampleFiles.isoMedia("isom"), MEGABYTES, new byte[0]);
        Path picture = HostileFiles.large(directory, HostileFiles.jpeg(4_000, 3_000), MEGABYTES, jar);
        Path bomb = Files.createTempFile(directory, "bomb", "");
        HostileFiles.writeOfficeBomb(Files.newOutputStream(bomb), 10 * MEGABYTES);
        String text = "8 0 obj\n<< /Subtype /Image /Width 9 /Height 9 /Filter /DCTDecode /Length "
                + ((long) MEGABYTES << 20) + " >>\nstream\n";
        Path pdf = HostileFiles.large(
                directory,
                SampleFiles.bytes(new String(SampleFiles.pdf(), StandardCharsets.ISO_8859_1)
                        .replace("\ntrailer", text)
                        .replaceFirst("(?s)(stream\n).*", "$1")),
                MEGABYTES,
                SampleFiles.bytes("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"));

        assertThat(allocated(() -> assertThat(inspect("a.mp4", film)).isEqualTo(FileKind.MP4)))
                .isLessThan(8L << 20);
        assertThat(allocated(() -> refused(inspection, "a.jpg", picture, Refusal.POLYGLOT)))
                .isLessThan(8L << 20);
        assertThat(allocated(() -> refused(inspection, "a.docx", bomb, Refusal.ARCHIVE_BOMB)))
                .isLessThan(8L << 20);
        // Its pieces are read one after the other, each into memory that is garbage soon.
        LiveHeap heap = new LiveHeap();
        try (LiveHeap.Watch watched = heap.watch()) {
            assertThat(inspect("a.pdf", pdf)).isEqualTo(FileKind.PDF);
        }
        assertThat(heap.growth()).isLessThan(64L << 20);
    }

    /** Bytes that this thread allocated altogether, garbage included: more than were ever in use at a time. */
    private static long allocated(Work work) throws IOException {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void refused(ContentInspection by, String name, byte[] content, Refusal refusal) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> by.inspect(new Upload(name, null, () -> new ByteArrayInputStream(content))))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static void refused(ContentInspection by, String name, Path file, Refusal refusal) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> by.inspect(new Upload(name, null, new FileSystemResource(file))))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private FileKind inspect(String name, Path file) throws IOException {
        return inspection.inspect(new Upload(name, null, new FileSystemResource(file)));
    }

    private FileKind inspect(String name, @Nullable String declared, byte[] content) throws IOException {
        return inspection.inspect(new Upload(name, declared, new ByteArrayResource(content)));
    }

    private static InspectionProperties limits(boolean zipAllowed, Duration timeout) {
        return new InspectionProperties(zipAllowed, 250_000_000, DataSize.ofMegabytes(512), timeout);
    }
}
