package io.redress.mediation.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The fonts that statements are printed in. DejaVu comes with the program and has Latin, Greek, Cyrillic, Armenian,
 * Georgian, Hebrew and Arabic letters; for others, such as Chinese, the machine may have a font.
 */
@Component
class Fonts {

    private static final Logger log = LoggerFactory.getLogger(Fonts.class);

    private static final String FOLDER = "net/sf/jasperreports/fonts/dejavu/";
    private static final ClassPathResource REGULAR = new ClassPathResource(FOLDER + "DejaVuSans.ttf");
    private static final ClassPathResource BOLD = new ClassPathResource(FOLDER + "DejaVuSans-Bold.ttf");
    private static final int NORMAL_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private final Supplier<CmapLookup> ours = SingletonSupplier.of(() -> letters(REGULAR));
    private final Supplier<List<Extra>> extras;

    private record Extra(File file, String family, CmapLookup letters) {}

    Fonts(PrintProperties properties) {
        // Read when the first statement is printed: starting is slow enough.
        this.extras = SingletonSupplier.of(() -> extras(properties.fonts()));
    }

    private static List<Extra> extras(List<Path> paths) {
        List<Extra> found = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isReadable(path)) {
                found.add(new Extra(path.toFile(), "extra" + found.size(), letters(path)));
            } else {
                log.info("No font {}: letters that only it has are printed by their numbers", path);
            }
        }
        return List.copyOf(found);
    }

    /** Whether some font has a glyph for it. */
    boolean have(int codePoint) {
        return isOurs(codePoint)
                || extras.get().stream().anyMatch(extra -> extra.letters().getGlyphId(codePoint) != 0);
    }

    /** The family of a text, with those of the machine only where the text needs them: they are large. */
    String use(PdfRendererBuilder builder, String text) {
        builder.useFont(() -> open(REGULAR), "ours", NORMAL_WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(() -> open(BOLD), "ours", BOLD_WEIGHT, FontStyle.NORMAL, true);
        StringBuilder families = new StringBuilder("ours");
        for (Extra extra : extras.get()) {
            if (text.codePoints()
                    .anyMatch(letter -> !isOurs(letter) && extra.letters().getGlyphId(letter) != 0)) {
                builder.useFont(extra.file(), extra.family(), NORMAL_WEIGHT, FontStyle.NORMAL, true);
                builder.useFont(extra.file(), extra.family(), BOLD_WEIGHT, FontStyle.NORMAL, true);
                families.append(", ").append(extra.family());
            }
        }
        return families.toString();
    }

    private boolean isOurs(int codePoint) {
        return ours.get().getGlyphId(codePoint) != 0;
    }

    private static CmapLookup letters(ClassPathResource font) {
        try (InputStream content = font.getInputStream()) {
            return letters(content.readAllBytes());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static CmapLookup letters(Path font) {
        try {
            return letters(Files.readAllBytes(font));
        } catch (IOException cause) {
            throw new UncheckedIOException("The font " + font + " cannot be read; redress.print.fonts names it", cause);
        }
    }

    private static CmapLookup letters(byte[] content) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(content))) {
            return font.getUnicodeCmapLookup();
        }
    }

    private static InputStream open(ClassPathResource font) {
        try {
            return font.getInputStream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
