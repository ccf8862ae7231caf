package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Looks one level into formats that hold others, where a file's first bytes do not tell enough. */
final class Containers {

    private static final Set<String> STILL_PICTURES = Set.of("mif1", "msf1", "miaf", "heim", "heis", "hevm", "hevs");
    private static final int HEADER = 4_096;
    private static final int LONGEST_TABLE_OF_CONTENTS = 1 << 20;

    private Containers() {}

    /** A film or picture in the ISO base media format, told by its major brand (ISO/IEC 14496-12, 4.3). */
    static String isoMedia(byte[] start) {
        if (start.length < 12 || !text(start, 4, 4).equals("ftyp")) {
            return "video/quicktime";
        }
        String brand = text(start, 8, 4);
        if (STILL_PICTURES.contains(brand)) {
            return "image/heif";
        }
        return brand.equals("qt  ") ? "video/quicktime" : "video/mp4";
    }

    /** A film in Matroska's container, told by the document type in its EBML header (RFC 8794, 11.2.4). */
    static String matroska(byte[] start) {
        String header = text(start, 0, Math.min(start.length, HEADER));
        int docType = header.indexOf("\u0042\u0082");
        return docType >= 0 && header.startsWith("webm", docType + 3) ? "video/webm" : "video/x-matroska";
    }

    /**
     * A document of an office program, told by the list of parts that each must carry (ECMA-376-2, 7); any other ZIP is
     * a ZIP, and so is a document with macros.
     */
    static String officeDocument(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry parts = zip.getEntry("[Content_Types].xml");
            if (parts == null || hasMacros(zip)) {
                return "application/zip";
            }
            try (InputStream stream = zip.getInputStream(parts)) {
                String listed = new String(stream.readNBytes(LONGEST_TABLE_OF_CONTENTS), UTF_8);
                for (FileKind kind : Set.of(FileKind.DOCX, FileKind.XLSX)) {
                    if (listed.contains('"' + kind.mediaType() + ".main+xml\"")) {
                        return kind.mediaType();
                    }
                }
            }
            return "application/zip";
        } catch (ZipException broken) {
            return "application/zip";
        }
    }

    private static boolean hasMacros(ZipFile zip) {
        return zip.stream()
                .anyMatch(part -> part.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"));
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, ISO_8859_1);
    }
}
