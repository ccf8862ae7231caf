package io.redress.evidence.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Pictures that show something: red at the top left, green at the top right, blue at the bottom left, white else. */
public final class Pictures {

    private Pictures() {}

    public static byte[] jpeg(int width, int height) {
        return written(picture(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(picture(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** Its bottom right corner is transparent. */
    static byte[] transparentPng(int width, int height) {
        return written(picture(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** One pixel, lossy. */
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** One pixel, lossless. */
    static byte[] losslessWebp() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }

    /**
     * A photo as a telephone makes it: with EXIF that tells how it was held and where it was taken, 48.85 degrees north.
     *
     * @param orientation 1 to 8
     */
    public static byte[] photo(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        byte[] exif = exif(orientation);
        ByteBuffer photo = ByteBuffer.allocate(plain.length + exif.length);
        photo.put(plain, 0, 2).put(exif).put(plain, 2, plain.length - 2);
        return photo.array();
    }

    /** The segment APP1 with two directories: IFD0 with the orientation, and GPS with a latitude. */
    private static byte[] exif(int orientation) {
        int ifd0 = 8;
        int gps = ifd0 + 2 + 2 * 12 + 4;
        int latitude = gps + 2 + 2 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(latitude + 24);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(ifd0);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(gps);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(new byte[] {'N', 0, 0, 0});
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(latitude);
        tiff.putInt(0);
        tiff.putInt(48).putInt(1).putInt(51).putInt(1).putInt(0).putInt(1);
        ByteBuffer segment = ByteBuffer.allocate(2 + 2 + 6 + tiff.capacity());
        segment.put((byte) 0xff).put((byte) 0xe1).putShort((short) (segment.capacity() - 2));
        segment.put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(tiff.array());
        return segment.array();
    }

    /** One page, A4 upright. */
    public static byte[] pdf() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                ink.setNonStrokingColor(Color.RED);
                ink.addRect(0, PDRectangle.A4.getHeight() / 2, PDRectangle.A4.getWidth(), 1_000);
                ink.fill();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static BufferedImage picture(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D canvas = picture.createGraphics();
        if (type == BufferedImage.TYPE_INT_RGB) {
            fill(canvas, Color.WHITE, 0, 0, width, height);
        }
        fill(canvas, Color.RED, 0, 0, width / 2, height / 2);
        fill(canvas, Color.GREEN, width / 2, 0, width / 2, height / 2);
        fill(canvas, Color.BLUE, 0, height / 2, width / 2, height / 2);
        canvas.dispose();
        return picture;
    }

    private static void fill(Graphics2D canvas, Color color, int x, int y, int width, int height) {
        canvas.setColor(color);
        canvas.fillRect(x, y, width, height);
    }

    private static byte[] written(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
