package io.redress.evidence.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
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

    /** Of one colour, lossless: no pixel of it takes a bit. */
    static byte[] losslessWebp(int width, int height) {
        byte[] picture = losslessWebp();
        // RFC 9649, 3.4: behind the signature of VP8L, 14 bits each, less one.
        int size = width - 1 | height - 1 << 14;
        for (int i = 0; i < 4; i++) {
            int kept = i == 3 ? picture[24] & 0xf0 : 0;
            picture[21 + i] = (byte) (size >>> 8 * i | kept);
        }
        return picture;
    }

    /** Red, in four inks as programs for printing save it: with a segment that says so, and inks from full to none. */
    static byte[] cmykJpeg(int width, int height) {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        int[] red = {255, 0, 0, 255};
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                inks.setPixel(x, y, red);
            }
        }
        byte[] plain = writtenRaster(inks);
        byte[] segment = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return ByteBuffer.allocate(plain.length + segment.length)
                .put(plain, 0, 2)
                .put(segment)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    /** By the writer of the JDK: it writes inks as they are. */
    private static byte[] writtenRaster(Raster raster) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                    writer.setOutput(out);
                    writer.write(null, new IIOImage(raster, null, null), null);
                } catch (IOException cause) {
                    throw new UncheckedIOException(cause);
                }
                return bytes.toByteArray();
            }
        }
        throw new IllegalStateException("the JDK writes JPEG");
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
