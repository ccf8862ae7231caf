package io.redress.bench.path;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** What the two sides of a case hand in: small files, no two the same. */
public final class Papers {

    private static final int SIDE = 8;

    private Papers() {}

    /** A picture of the buyer. */
    public static byte[] photo(long number) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            image.setRGB(pixel % SIDE, pixel / SIDE, (int) number * (pixel + 1));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    /** A statement of the seller. */
    public static byte[] statement(long number) {
        return ("We packed order " + number + " with care, and the carrier took it without a remark.")
                .getBytes(StandardCharsets.UTF_8);
    }
}
