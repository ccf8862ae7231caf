package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest files that are what they say, and some that are not. */
public final class SampleFiles {

    private static final String DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private SampleFiles() {}

    public static byte[] jpeg() {
        return bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0\u00ff\u00d9");
    }

    public static byte[] png() {
        return bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0001\0\0\0\u0001\b\u0002\0\0\0");
    }

    public static byte[] gif() {
        return bytes("GIF89a\u0001\0\u0001\0\0\0\0;");
    }

    public static byte[] webp() {
        return bytes("RIFF\u0024\0\0\0WEBPVP8 \u0018\0\0\0");
    }

    /** A file in the ISO base media format. */
    public static byte[] isoMedia(String brand) {
        return bytes("\0\0\0\u0018ftyp" + brand + "\0\0\u0002\0" + brand + "mp41" + "\0\0\0\bmdat");
    }

    public static byte[] matroska(String docType) {
        return bytes("\u001a\u0045\u00df\u00a3\u009f\u0042\u0086\u0081\u0001\u0042\u0082"
                + (char) (0x80 + docType.length()) + docType + "\u0042\u0087\u0081\u0004");
    }

    public static byte[] pdf() {
        return pdf("", "");
    }

    /** A PDF of one empty page, with this in its catalog and these objects besides. */
    public static byte[] pdf(String inCatalog, String objects) {
        return bytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + inCatalog + " >>\nendobj\n"
                + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n" + objects
                + "\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
    }

    public static byte[] text() {
        return "The chair's gas lift failed on 3 March. 这把椅子坏了。\n".getBytes(UTF_8);
    }

    public static byte[] eml() {
        return bytes("From: seller@example.com\r\nTo: buyer@example.com\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n"
                + "Subject: your chairs\r\nMIME-Version: 1.0\r\n\r\nWe will send new ones.\r\n");
    }

    public static byte[] docx() {
        return zip(Map.of(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + DOCUMENT + ".main+xml\"/></Types>",
                "word/document.xml",
                "<w:document/>"));
    }

    /** As some libraries write it, with another part first. */
    public static byte[] xlsx() {
        return zip(Map.of(
                "0/workbook.xml",
                "<workbook/>",
                "[Content_Types].xml",
                "<Types><Override PartName=\"/0/workbook.xml\" ContentType=\"" + SHEET + ".main+xml\"/></Types>"));
    }

    public static byte[] docxWithMacros() {
        return zip(Map.of(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + DOCUMENT + ".main+xml\"/></Types>",
                "word/vbaProject.bin",
                "macro"));
    }

    /** An archive with these entries, in alphabetical order. */
    public static byte[] zip(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return bytes.toByteArray();
    }

    /** An archive with one entry. */
    static byte[] zipOf(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return bytes.toByteArray();
    }

    /** Bytes written as characters below 256. */
    public static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
