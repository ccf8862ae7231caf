package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** Finds the type of a file by Apache Tika, and looks closer where its first bytes do not tell enough. */
final class Detection {

    private static final int LOOK_AHEAD = 1 << 16;
    private static final int HEADER = 4_096;
    private static final Set<String> STILL_PICTURES = Set.of("mif1", "msf1", "miaf", "heim", "heis", "hevm", "hevs");

    private static final List<String> PROGRAMS = List.of(
            "MZ",
            "\u007fELF",
            "\u00fe\u00ed\u00fa\u00ce",
            "\u00fe\u00ed\u00fa\u00cf",
            "\u00ce\u00fa\u00ed\u00fe",
            "\u00cf\u00fa\u00ed\u00fe",
            "\u00ca\u00fe\u00ba\u00be",
            "dex\n0",
            "\0asm",
            "L\0\0\0\u0001\u0014\u0002\0");

    private static final Set<String> ARCHIVES = Set.of(
            "application/x-rar-compressed",
            "application/x-7z-compressed",
            "application/gzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/x-tar",
            "application/x-gtar",
            "application/vnd.ms-cab-compressed",
            "application/zstd",
            "application/x-lzma",
            "application/x-compress",
            "application/x-arj",
            "application/x-iso9660-image");

    private static final Set<String> SCRIPT_ENDINGS = Set.of(
            "bat",
            "cmd",
            "ps1",
            "psm1",
            "vbs",
            "vbe",
            "js",
            "jse",
            "mjs",
            "wsf",
            "wsh",
            "hta",
            "sh",
            "bash",
            "py",
            "pl",
            "rb",
            "php",
            "reg",
            "inf",
            "url",
            "desktop",
            "command",
            "applescript",
            "jnlp");

    private static final byte[] ENCRYPTED_PACKAGE = wide("EncryptedPackage");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /**
     * The media type of a content.
     *
     * @throws FileRefused if it is of a kind that is refused for a reason of its own
     */
    String typeOf(RandomFile file, FileName name, Budget budget) throws IOException {
        byte[] start = file.bytes(0, (int) Math.min(LOOK_AHEAD, file.size()));
        String beginning = new String(start, 0, Math.min(start.length, HEADER), ISO_8859_1);
        String type;
        try (InputStream stream = budget.timed(file.stream())) {
            type = types.detect(stream, new Metadata()).getBaseType().toString();
        }
        if (beginning.startsWith("PK\u0003\u0004") || beginning.startsWith("PK\u0005\u0006")) {
            return archived(file, budget);
        }
        if (beginning.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            if (contains(file, ENCRYPTED_PACKAGE, budget)) {
                throw new FileRefused(Refusal.ENCRYPTED);
            }
            return "application/x-ole-storage";
        }
        if (ARCHIVES.contains(type)) {
            throw new FileRefused(Refusal.ARCHIVE);
        }
        return switch (type) {
            case "application/mp4", "video/mp4", "video/quicktime", "video/x-m4v" -> isoMedia(beginning);
            case "application/x-matroska" -> matroska(beginning);
            case "image/heic-sequence", "image/heif-sequence" -> "image/heif";
            case "message/rfc822" -> mail(file, start, type, name, budget);
            default -> isMaybeText(type) ? words(file, start, type, name, budget) : notWords(type, beginning);
        };
    }

    private static String notWords(String type, String beginning) {
        if (PROGRAMS.stream().anyMatch(beginning::startsWith)) {
            throw new FileRefused(Refusal.EXECUTABLE);
        }
        return type;
    }

    private boolean isMaybeText(String type) {
        MediaType parsed = MediaType.parse(type);
        return type.equals("application/octet-stream")
                || type.startsWith("text/")
                || type.endsWith("+xml")
                || type.equals("application/mbox")
                || types.getMediaTypeRegistry().isInstanceOf(parsed, MediaType.TEXT_PLAIN);
    }

    private static String mail(RandomFile file, byte[] start, String type, FileName name, Budget budget)
            throws IOException {
        // Called .txt it is read as a text, so it must be one.
        return FileKind.TEXT.hasExtension(name.extension()) ? words(file, start, type, name, budget) : type;
    }

    private static String words(RandomFile file, byte[] start, String type, FileName name, Budget budget)
            throws IOException {
        if (!PlainText.isText(file, budget)) {
            String beginning = new String(start, 0, Math.min(start.length, HEADER), ISO_8859_1);
            if (Marks.of(file, budget).hasArchive()) {
                throw new FileRefused(Refusal.POLYGLOT);
            }
            return notWords(type.equals("text/plain") ? "application/octet-stream" : type, beginning);
        }
        if (type.equals("image/svg+xml") || type.equals("text/html") || PlainText.isMarkup(start)) {
            throw new FileRefused(Refusal.MARKUP);
        }
        boolean namedAsScript = name.extension() != null && SCRIPT_ENDINGS.contains(name.extension());
        if (namedAsScript || PlainText.isScript(start, type)) {
            throw new FileRefused(Refusal.SCRIPT);
        }
        return type.equals("message/rfc822") || type.equals("text/calendar") || type.endsWith("vcard")
                ? type
                : "text/plain";
    }

    private static String archived(RandomFile file, Budget budget) throws IOException {
        try (Archive archive = Archive.open(file)) {
            return OfficeDocument.typeOf(archive, budget).orElse(FileKind.ZIP.mediaType());
        }
    }

    /** A film or picture in the ISO base media format, told by its major brand (ISO/IEC 14496-12, 4.3). */
    private static String isoMedia(String start) {
        if (start.length() < 12 || !start.startsWith("ftyp", 4)) {
            return "video/quicktime";
        }
        String brand = start.substring(8, 12);
        if (STILL_PICTURES.contains(brand)) {
            return "image/heif";
        }
        return brand.equals("qt  ") ? "video/quicktime" : "video/mp4";
    }

    /** A film in Matroska's container, told by the document type in its EBML header (RFC 8794, 11.2.4). */
    private static String matroska(String start) {
        int docType = start.indexOf("\u0042\u0082");
        return docType >= 0 && start.startsWith("webm", docType + 3) ? "video/webm" : "video/x-matroska";
    }

    /**
     * The one kind on which content, name and declared type agree.
     *
     * @param candidates what the content can be, the likeliest first
     */
    FileKind agreed(List<FileKind> candidates, FileName name, @Nullable String declared) {
        FileKind kind = name.extension() == null ? candidates.get(0) : fitting(candidates, name);
        FileKind.declared(normalized(declared))
                .filter(other -> !candidates.contains(other))
                .ifPresent(other -> {
                    throw new FileRefused(
                            Refusal.MISMATCH,
                            "The file is declared as %s, but it is %s.".formatted(other.label(), kind.label()));
                });
        return kind;
    }

    private static FileKind fitting(List<FileKind> candidates, FileName name) {
        return candidates.stream()
                .filter(kind -> kind.hasExtension(name.extension()))
                .findFirst()
                .orElseThrow(() -> new FileRefused(
                        Refusal.MISMATCH,
                        "The name ends in .%s, but the file is %s. Give it the name it had first."
                                .formatted(name.extension(), candidates.get(0).label())));
    }

    private @Nullable String normalized(@Nullable String declared) {
        MediaType type = MediaType.parse(declared);
        return type == null
                ? null
                : types.getMediaTypeRegistry().normalize(type.getBaseType()).toString();
    }

    private static boolean contains(RandomFile file, byte[] wanted, Budget budget) throws IOException {
        byte[] block = new byte[1 << 16];
        int kept = 0;
        try (InputStream stream = budget.timed(file.stream())) {
            for (int read; (read = stream.readNBytes(block, kept, block.length - kept)) > 0; ) {
                int filled = kept + read;
                for (int i = 0; i + wanted.length <= filled; i++) {
                    if (block[i] == wanted[0] && Arrays.equals(block, i, i + wanted.length, wanted, 0, wanted.length)) {
                        return true;
                    }
                }
                kept = Math.min(filled, wanted.length - 1);
                System.arraycopy(block, filled - kept, block, 0, kept);
            }
        }
        return false;
    }

    private static byte[] wide(String text) {
        return text.getBytes(UTF_16LE);
    }
}
