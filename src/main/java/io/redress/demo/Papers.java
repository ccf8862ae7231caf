package io.redress.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small papers such as parties hand in: pictures, documents and texts. They need no fonts of the machine. */
final class Papers {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int SPOTS = 12;

    private Papers() {}

    /** A picture with spots on it, others for each subject. */
    static byte[] photo(String subject) {
        Random random = new Random(subject.hashCode());
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(new Color(0xF2, 0xEE, 0xE6));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        for (int spot = 0; spot < SPOTS; spot++) {
            canvas.setColor(Color.getHSBColor(random.nextFloat(), 0.35f, 0.75f));
            int size = 20 + random.nextInt(80);
            canvas.fillOval(random.nextInt(WIDTH - size), random.nextInt(HEIGHT - size), size, size);
        }
        canvas.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    /** One page with these lines on it, in Latin letters. */
    static byte[] pdf(String... lines) {
        StringBuilder page = new StringBuilder("BT /F1 12 Tf 16 TL 56 780 Td\n");
        for (String line : lines) {
            page.append('(').append(line.replaceAll("([\\\\()])", "\\\\$1")).append(") Tj T*\n");
        }
        page.append("ET");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + page.length() + " >>\nstream\n" + page + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(file.length());
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int index = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append("%010d 00000 n \n".formatted(offset)));
        file.append("trailer\n<< /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(index)
                .append("\n%%EOF\n");
        return file.toString().getBytes(ISO_8859_1);
    }
}
