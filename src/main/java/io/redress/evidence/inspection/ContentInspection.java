package io.redress.evidence.inspection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what a file is from its content, and refuses what is not taken as evidence, what pretends to be something else,
 * and what could harm whoever opens it. The name and the type that the client declared can only make it refuse more,
 * never less. Whatever the file, little of it is in the memory at a time, and the time is limited.
 */
@Component
public class ContentInspection {

    /** Of PDFs at a time. */
    private static final int PARSERS = 2;

    /** A mail in a mail, an archive in an archive: deeper is no paper that anybody hands in. */
    private static final int DEEPEST = 3;

    /** What mails carry besides evidence, and what cannot do harm. */
    private static final Set<String> HARMLESS_IN_MAIL =
            Set.of("image/gif", "image/bmp", "image/tiff", "text/calendar", "text/x-vcard", "text/vcard");

    private static final int PDF_HEADER_WITHIN = 1_024;

    private final Detection detection = new Detection();
    private final InspectionProperties limits;

    /** Fair: whoever waited longest is next. */
    private final Semaphore parsers = new Semaphore(PARSERS, true);

    ContentInspection(InspectionProperties limits) {
        this.limits = limits;
    }

    /**
     * The kind of a file.
     *
     * @throws FileRefused with a code and a reason of its own for everything that is not taken
     * @throws IOException if the content cannot be read
     */
    public FileKind inspect(Upload upload) throws IOException {
        FileName name = FileName.of(upload.fileName());
        try (WorkingCopy copy = WorkingCopy.of(upload.content());
                RandomFile file = copy.open()) {
            Budget budget =
                    new Budget(limits.timeout(), limits.largestUnpacked().toBytes(), file.size());
            return inspect(file, name, upload.mediaType(), budget, 0);
        }
    }

    private FileKind inspect(RandomFile file, FileName name, @Nullable String declared, Budget budget, int depth)
            throws IOException {
        if (file.size() == 0) {
            throw new FileRefused(Refusal.EMPTY);
        }
        String detected = detection.typeOf(file, name, budget);
        List<FileKind> candidates = FileKind.of(detected);
        if (candidates.isEmpty()) {
            throw FileRefused.otherKind(detected);
        }
        FileKind kind = detection.agreed(candidates, name, declared);
        if (kind == FileKind.ZIP && !limits.zipAllowed()) {
            throw new FileRefused(Refusal.ARCHIVE);
        }
        check(kind, file, budget, depth);
        return kind;
    }

    private void check(FileKind kind, RandomFile file, Budget budget, int depth) throws IOException {
        switch (kind) {
            case JPEG, PNG, WEBP, HEIC -> {
                if (PictureSize.of(kind, file, budget) > limits.largestPicture()) {
                    throw new FileRefused(Refusal.TOO_MANY_PIXELS);
                }
                checkOneKind(file, budget);
            }
            case MP4, MOV, WEBM -> checkOneKind(file, budget);
            case PDF -> checkPdf(file, budget);
            case DOCX, XLSX -> checkOffice(file, budget, depth);
            case ZIP -> checkArchive(file, budget, depth);
            case EML -> checkMail(file, budget, depth);
            case TEXT -> {
                // Detection has read all of it.
            }
        }
    }

    /** A film behind a picture is a motion photo, and stays; another kind of document is none of the camera's. */
    private static void checkOneKind(RandomFile file, Budget budget) throws IOException {
        Marks marks = Marks.of(file, budget);
        if (marks.hasArchive() || marks.has(Marks.Mark.PDF) || marks.hasActiveMarkup()) {
            throw new FileRefused(Refusal.POLYGLOT);
        }
    }

    private void checkPdf(RandomFile file, Budget budget) throws IOException {
        Marks marks = Marks.of(file, budget);
        boolean begins = file.text(0, PDF_HEADER_WITHIN)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .stripLeading()
                .startsWith("%PDF-");
        if (!begins || marks.hasArchive() || marks.hasActiveMarkupAfter(marks.last(Marks.Mark.PDF_END))) {
            throw new FileRefused(Refusal.POLYGLOT);
        }
        try (PdfScan scan = new PdfScan(budget)) {
            scan.check(file);
        }
        // What the objects of one may take, those of many must not take at once.
        parsers.acquireUninterruptibly();
        try {
            new PdfStructure(limits.largestPicture(), budget).check(file);
        } finally {
            parsers.release();
        }
    }

    private void checkOffice(RandomFile file, Budget budget, int depth) throws IOException {
        checkNotAlsoPdf(file, budget);
        try (Archive archive = Archive.open(file)) {
            archive.readThrough(budget);
            OfficeDocument.check(archive, budget, part -> checkEntry(archive, part, "document", budget, depth));
        }
    }

    private void checkArchive(RandomFile file, Budget budget, int depth) throws IOException {
        checkNotAlsoPdf(file, budget);
        try (Archive archive = Archive.open(file)) {
            archive.readThrough(budget);
            for (ZipArchiveEntry entry : archive.entries()) {
                if (!entry.isDirectory()) {
                    checkEntry(archive, entry, "archive", budget, depth);
                }
            }
        }
    }

    private static void checkNotAlsoPdf(RandomFile file, Budget budget) throws IOException {
        if (Marks.of(file, budget).first(Marks.Mark.PDF) < PDF_HEADER_WITHIN) {
            throw new FileRefused(Refusal.POLYGLOT);
        }
    }

    private void checkEntry(Archive archive, ZipArchiveEntry entry, String whole, Budget budget, int depth)
            throws IOException {
        FileName name = FileName.of(entry.getName());
        try (WorkingCopy copy = WorkingCopy.empty()) {
            archive.unpack(entry, copy.path(), budget);
            checkInside(copy.path(), name, null, whole, budget, depth);
        }
    }

    private void checkMail(RandomFile file, Budget budget, int depth) throws IOException {
        if (Marks.of(file, budget).hasArchive()) {
            throw new FileRefused(Refusal.POLYGLOT);
        }
        MailMessage.check(budget.timed(file.stream()), budget, (name, type, content) -> {
            try (WorkingCopy copy = WorkingCopy.of(() -> content)) {
                checkInside(copy.path(), FileName.of(name), type, "mail", budget, depth);
            }
        });
    }

    private void checkInside(
            Path path, FileName name, @Nullable String declared, String whole, Budget budget, int depth)
            throws IOException {
        if (depth == DEEPEST) {
            throw new FileRefused(Refusal.ARCHIVE_BOMB);
        }
        try (RandomFile inner = new RandomFile(path)) {
            if (inner.size() == 0) {
                return;
            }
            if (whole.equals("mail") && HARMLESS_IN_MAIL.contains(detection.typeOf(inner, name, budget))) {
                return;
            }
            inspect(inner, name, declared, budget, depth + 1);
        } catch (FileRefused refused) {
            throw refused.in(whole, name.text());
        }
    }
}
