package io.redress.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.redress.evidence.LiveHeap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

/** What a parser of PDF makes of a file, measured: the objects that it has in use at a time. */
class PdfMemoryTests {

    /** Just under what may stand outside of streams, and what streams of objects may hold. */
    private static final int OUTSIDE = 31 << 20;

    private static final int STRUCTURE = 15 << 20;
    private static final int PIECES = 980_000;

    private final ContentInspection inspection = new ContentInspection(
            new InspectionProperties(false, 250_000_000, DataSize.ofMegabytes(512), Duration.ofMinutes(10)));

    @TempDir
    private Path directory;

    static Stream<Arguments> large() {
        return Stream.of(
                large("arrays outside of streams", Refusal.TOO_COMPLEX, () -> HostilePdfs.array("[]", OUTSIDE)),
                large("objects without a table", Refusal.TOO_COMPLEX, () -> HostilePdfs.objectsWithoutTable(OUTSIDE)),
                large("a deep tree of pages", Refusal.TOO_COMPLEX, () -> HostilePdfs.deepPages(100_000)),
                large(
                        "a table of 15 million objects",
                        Refusal.TOO_COMPLEX,
                        () -> HostilePdfs.tableInStream(STRUCTURE, "0 1 0")),
                large(
                        "arrays in a stream of objects",
                        Refusal.TOO_COMPLEX,
                        () -> HostilePdfs.inStreamOfObjects("[]", STRUCTURE, "")),
                large("arrays, just few enough", null, () -> HostilePdfs.inStreamOfObjects("[]", 2 * PIECES, "")),
                large(
                        "dictionaries, just few enough",
                        null,
                        () -> HostilePdfs.inStreamOfObjects("<</A 1>>", 2 * PIECES, "")),
                // What looks through the bytes takes this for a picture, of which it unpacks nothing.
                large(
                        "a stream of objects in the guise of a picture",
                        Refusal.ARCHIVE_BOMB,
                        () -> HostilePdfs.inStreamOfObjects("     ", 100 << 20, "/X (1 0 obj ) /Subtype /Image")));
    }

    private static Arguments large(String name, @Nullable Refusal refusal, Supplier<byte[]> content) {
        return arguments(name, refusal, content);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    @DisplayName("whatever is in a PDF, its objects take less than 224 MB at a time")
    void objectsFitIntoTheMemory(String name, @Nullable Refusal refusal, Supplier<byte[]> content) throws Exception {
        Path file = Files.write(directory.resolve("a.pdf"), content.get());
        Upload upload = new Upload("a.pdf", null, new FileSystemResource(file));
        LiveHeap heap = new LiveHeap();

        try (LiveHeap.Watch watched = heap.watch()) {
            if (refusal == null) {
                assertThat(inspection.inspect(upload)).isEqualTo(FileKind.PDF);
            } else {
                assertThatExceptionOfType(FileRefused.class)
                        .isThrownBy(() -> inspection.inspect(upload))
                        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
            }
        }

        assertThat(heap.growth()).as(name).isLessThan(224L << 20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("a book of 2,000 pages is taken")
    void takesABook(boolean compressed) throws IOException {
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int page = 0; page < 2_000; page++) {
                document.addPage(new PDPage());
            }
            document.save(
                    book, compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
        }

        assertThat(inspection.inspect(new Upload("a.pdf", null, new ByteArrayResource(book.toByteArray()))))
                .isEqualTo(FileKind.PDF);
    }

    @Test
    @DisplayName("an object that a PDF hides from its own table is found where readers find it")
    void looksWhereReadersLook() throws IOException {
        byte[] hidden = SampleFiles.pdf("", "8 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj");

        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> inspection.inspect(new Upload("a.pdf", null, new ByteArrayResource(hidden))))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.PDF_SCRIPT));
    }
}
