package io.redress.evidence.inspection;

import static io.redress.evidence.inspection.SampleFiles.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PDFs that are small on the disk, or small for their size, and large in the memory of whoever parses them. */
final class HostilePdfs {

    private static final String HEAD = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
            + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
            + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n";

    private HostilePdfs() {}

    /** One array of this, outside of any stream. */
    static byte[] array(String unit, int size) {
        return SampleFiles.pdf("", "8 0 obj\n[" + unit.repeat(size / unit.length()) + "]\nendobj");
    }

    /** As many objects as fit, and no table that says where they are. */
    static byte[] objectsWithoutTable(int size) {
        StringBuilder objects = new StringBuilder(size + 100);
        for (int number = 10; objects.length() < size; number++) {
            objects.append(number).append(" 0 obj[]endobj\n");
        }
        return SampleFiles.pdf("", objects.toString());
    }

    /** Each page tree holds the next one. */
    static byte[] deepPages(int depth) {
        StringBuilder pages = new StringBuilder("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        for (int number = 2; number < depth; number++) {
            pages.append(number)
                    .append(" 0 obj\n<< /Type /Pages /Count 1 /Kids [")
                    .append(number + 1)
                    .append(" 0 R] >>\nendobj\n");
        }
        pages.append(depth).append(" 0 obj\n<< /Type /Page /MediaBox [0 0 9 9] >>\nendobj\n");
        return bytes(pages + "trailer\n<< /Root 1 0 R >>\n%%EOF\n");
    }

    /** A table of objects in a stream of this many rows, each of a byte or more. */
    static byte[] tableInStream(int rows, String widths) {
        byte[] packed = deflated(new byte[rows], (byte) 1);
        return joined(
                bytes(HEAD + "8 0 obj\n<< /Type /XRef /Size " + rows + " /Index [0 " + rows + "] /W [" + widths
                        + "] /Root 1 0 R /Filter /FlateDecode /Length " + packed.length + " >>\nstream\n"),
                packed,
                bytes("\nendstream\nendobj\nstartxref\n" + HEAD.length() + "\n%%EOF\n"));
    }

    /**
     * A file in good order with one array of this in a stream of objects.
     *
     * @param besides in the dictionary of the stream
     */
    static byte[] inStreamOfObjects(String unit, int size, String besides) {
        byte[] packed = deflated(bytes("9 0 [ " + unit.repeat(size / unit.length()) + "]"), (byte) 0);
        byte[] stream = joined(
                bytes("8 0 obj\n<< /Type /ObjStm /N 1 /First 4 " + besides + " /Filter /FlateDecode /Length "
                        + packed.length + " >>\nstream\n"),
                packed,
                bytes("\nendstream\nendobj\n"));
        int table = HEAD.length() + stream.length;
        ByteBuffer rows = ByteBuffer.allocate(11 * 6);
        for (int number = 0; number < 11; number++) {
            switch (number) {
                case 1, 2, 3 -> row(rows, 1, HEAD.indexOf(number + " 0 obj"));
                case 8 -> row(rows, 1, HEAD.length());
                case 9 -> row(rows, 2, 8);
                case 10 -> row(rows, 1, table);
                default -> row(rows, 0, 0);
            }
        }
        return joined(
                bytes(HEAD),
                stream,
                bytes("10 0 obj\n<< /Type /XRef /Size 11 /W [1 4 1] /Root 1 0 R /Length " + rows.capacity()
                        + " >>\nstream\n"),
                rows.array(),
                bytes("\nendstream\nendobj\nstartxref\n" + table + "\n%%EOF\n"));
    }

    private static void row(ByteBuffer rows, int type, int where) {
        rows.put((byte) type).putInt(where).put((byte) 0);
    }

    private static byte[] joined(byte[]... parts) {
        return HostileFiles.joined(parts);
    }

    private static byte[] deflated(byte[] content, byte filledWith) {
        if (filledWith != 0) {
            java.util.Arrays.fill(content, filledWith);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            deflate.write(content);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return out.toByteArray();
    }
}
