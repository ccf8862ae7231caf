package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/** A document of an office program: a ZIP of parts that refer to each other (ECMA-376-2). */
final class OfficeDocument {

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    /** What may lie elsewhere: where a reader goes when asked to, not what a program loads by itself. */
    private static final Set<String> HARMLESS_ELSEWHERE =
            Set.of("hyperlink", "externalLinkPath", "externalLinkLongPath");

    private static final Pattern MACROS = Pattern.compile(
            "(?i)(.*/)?(vbaproject.*\\.bin|vbadata\\.xml|macrosheets/.*|dialogsheets/.*|activex/.*|ctrlprops/.*)");
    private static final Pattern EMBEDDED = Pattern.compile("(?i)(.*/)?embeddings/.+");
    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private OfficeDocument() {}

    /**
     * The type of the document that this archive is, told by the list that each must carry; empty if it is another kind
     * of archive.
     */
    static Optional<String> typeOf(Archive archive, Budget budget) throws IOException {
        ZipArchiveEntry list = archive.find(CONTENT_TYPES);
        if (list == null) {
            return Optional.empty();
        }
        String[] found = new String[1];
        read(archive, list, budget, element -> {
            String type = element.getAttributeValue(null, "ContentType");
            if (type != null && type.toLowerCase(Locale.ROOT).contains("macroenabled")) {
                throw new FileRefused(Refusal.MACROS);
            }
            Stream.of(FileKind.DOCX, FileKind.XLSX)
                    .filter(kind -> (kind.mediaType() + ".main+xml").equals(type))
                    .findFirst()
                    .ifPresent(kind -> found[0] = kind.mediaType());
        });
        return Optional.ofNullable(found[0]);
    }

    /** @throws FileRefused if it has macros, or loads anything from elsewhere, or carries what cannot be looked into */
    static void check(Archive archive, Budget budget, Embedded embedded) throws IOException {
        if (archive.has(MACROS.asMatchPredicate())) {
            throw new FileRefused(Refusal.MACROS);
        }
        for (ZipArchiveEntry part : archive.entries()) {
            String name = part.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith(".rels")) {
                read(archive, part, budget, OfficeDocument::checkRelationship);
            } else if (EMBEDDED.matcher(name).matches()) {
                checkEmbedded(name, part, embedded);
            } else if (name.endsWith(".xml")) {
                checkPart(archive, part, budget);
            }
        }
    }

    private static void checkEmbedded(String name, ZipArchiveEntry part, Embedded embedded) throws IOException {
        // The sheet behind a chart is a document itself; anything else is an object of whatever program.
        if (!name.endsWith(".xlsx") && !name.endsWith(".docx")) {
            throw new FileRefused(Refusal.EMBEDDED_OBJECT);
        }
        embedded.check(part);
    }

    private static void checkRelationship(XMLStreamReader element) {
        String type = element.getAttributeValue(null, "Type");
        String kind = type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
        if (kind.toLowerCase(Locale.ROOT).contains("vbaproject")) {
            throw new FileRefused(Refusal.MACROS);
        }
        if (kind.equals("oleObject") && !isElsewhere(element)) {
            throw new FileRefused(Refusal.EMBEDDED_OBJECT);
        }
        if (isElsewhere(element) && !HARMLESS_ELSEWHERE.contains(kind)) {
            throw new FileRefused(Refusal.EXTERNAL_CONTENT);
        }
    }

    private static boolean isElsewhere(XMLStreamReader element) {
        return "External".equalsIgnoreCase(element.getAttributeValue(null, "TargetMode"));
    }

    /** Entities of its own, and fields that start programs, have no place in a document. */
    private static void checkPart(Archive archive, ZipArchiveEntry part, Budget budget) throws IOException {
        byte[] block = new byte[1 << 13];
        String before = "";
        try (InputStream stream = budget.timed(archive.open(part))) {
            for (int read; (read = stream.readNBytes(block, 0, block.length)) > 0; ) {
                // Without zeros, UTF-16 reads like ASCII.
                String text = before + new String(block, 0, read, ISO_8859_1).replace("\0", "");
                if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                    throw new FileRefused(Refusal.ARCHIVE_BOMB);
                }
                if (text.contains("<ddeLink") || text.contains("DDEAUTO")) {
                    throw new FileRefused(Refusal.EXTERNAL_CONTENT);
                }
                before = text.substring(Math.max(0, text.length() - 10));
            }
        }
    }

    private static void read(Archive archive, ZipArchiveEntry part, Budget budget, Element each) throws IOException {
        try (InputStream stream = budget.timed(archive.open(part))) {
            XMLStreamReader reader = XML.createXMLStreamReader(stream);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    each.read(reader);
                }
            }
        } catch (XMLStreamException damaged) {
            FileRefused refused = refusalIn(damaged);
            throw refused == null ? new FileRefused(Refusal.DAMAGED) : refused;
        }
    }

    private static @Nullable FileRefused refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileRefused refused) {
                return refused;
            }
        }
        return null;
    }

    /** What to do with a document in the document. */
    interface Embedded {
        void check(ZipArchiveEntry part) throws IOException;
    }

    private interface Element {
        void read(XMLStreamReader element);
    }
}
