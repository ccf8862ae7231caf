package io.redress.process.diff;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import io.redress.startup.CannotStart;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/** A picture of ours as PNG, for what does not show SVG. It takes fonts of the machine. */
public final class Png {

    /** Sharp on screens with small points, and when a part is looked at closely. */
    private static final double SCALE = 2;

    /** Larger pictures are drawn at a smaller scale: what a file says about coordinates shall cost no memory. */
    private static final double MOST_POINTS = 40_000_000;

    private static final List<String> FONTS = List.of("Arial", "Liberation Sans", "DejaVu Sans");

    static {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Png() {}

    /**
     * Draws a picture.
     *
     * @param svg as {@link ModelDiff#pictures} gives it
     * @throws CannotStart if this machine cannot, since it has no fonts
     */
    public static byte[] of(String svg) {
        try {
            return draw(svg.replace(Svg.FONTS, font()));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static byte[] draw(String svg) throws IOException {
        SVGDocument picture = Objects.requireNonNull(new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.builder()
                                .externalResourcePolicy(ResourcePolicy.DENY_ALL)
                                .build()));
        double width = picture.size().width;
        double height = picture.size().height;
        double scale = Math.min(SCALE, Math.sqrt(MOST_POINTS / (width * height)));
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        picture.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static String font() {
        try {
            List<String> here = Arrays.asList(
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
            return FONTS.stream().filter(here::contains).findFirst().orElse("SansSerif");
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            throw new CannotStart(
                    "This machine has no fonts to draw PNG with. Install fontconfig and a font such as Liberation Sans, or ask for --svg.",
                    noFonts);
        }
    }
}
