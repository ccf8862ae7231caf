package io.redress.evidence.preview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.evidence.LiveHeap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that are made to fill the memory of whoever draws them, or to keep it drawing. */
class HostilePageTests {

    private static final int MEGABYTES = 400;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ink that says it is a picture | /Contents 4 0 R | /Subtype /Image /Filter /FlateDecode | unpacks to too much",
                "ink that is packed twice | /Contents 4 0 R | /Filter [/FlateDecode /FlateDecode] | unpacks to too much",
                "a picture with more in it than it says | /Contents 5 0 R /Resources << /XObject << /P 4 0 R >> >>"
                        + " | /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
                        + " /Filter /FlateDecode | unpacks to too much",
                "a picture that says it is huge | /Contents 5 0 R /Resources << /XObject << /P 4 0 R >> >>"
                        + " | /Subtype /Image /Width 12000 /Height 12000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
                        + " /Filter /FlateDecode | 144,000,000 pixels",
            })
    @DisplayName("a page that unpacks to hundreds of megabytes is not drawn, in little memory")
    void unpacksNothingThatIsTooLarge(String name, String onPage, String inStream, String why) throws Exception {
        byte[] packed = zeros();
        Path file = pdf(onPage, "4 0 obj\n<< " + inStream + " /Length " + packed.length + " >>\nstream\n", packed);
        LiveHeap heap = new LiveHeap();

        try (LiveHeap.Watch watched = heap.watch()) {
            assertThatExceptionOfType(NoPreview.class)
                    .isThrownBy(() -> FirstPage.preview(file, 200, Duration.ofSeconds(60)))
                    .withMessageContaining(why);
        }

        assertThat(heap.growth()).isLessThan(64L << 20);
    }

    @Test
    @DisplayName("a page that takes years to draw is given up when nobody waits any more")
    void stopsInTime() throws IOException {
        StringBuilder forms = new StringBuilder();
        for (int level = 4; level < 20; level++) {
            String ink = "/F Do ".repeat(50);
            forms.append(
                    "%d 0 obj\n<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream\nendobj\n"
                            .formatted(level, level + 1, ink.length(), ink));
        }
        Path file = pdf(
                "/Contents 19 0 R /Resources << /XObject << /F 4 0 R >> >>",
                forms + "20 0 obj\n<< /Subtype /Form /BBox [0 0 9 9] /Length 1 >>\nstream\n",
                new byte[] {' '});

        assertThatExceptionOfType(NoPreview.class)
                .isThrownBy(() -> FirstPage.preview(file, 200, Duration.ofMillis(500)))
                .withMessageContaining("takes too long");
    }

    private Path pdf(String onPage, String lastObject, byte[] content) throws IOException {
        Path file = directory.resolve("a.pdf");
        try (OutputStream out = Files.newOutputStream(file)) {
            String ink = "200 0 0 200 0 0 cm /P Do";
            out.write(("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                            + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                            + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] " + onPage
                            + " >>\nendobj\n5 0 obj\n<< /Length " + ink.length() + " >>\nstream\n" + ink
                            + "\nendstream\nendobj\n" + lastObject)
                    .getBytes(ISO_8859_1));
            out.write(content);
            out.write("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".getBytes(ISO_8859_1));
        }
        return file;
    }

    private static byte[] zeros() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] nothing = new byte[1 << 20];
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < MEGABYTES; i++) {
                out.write(nothing);
            }
        }
        return packed.toByteArray();
    }
}
