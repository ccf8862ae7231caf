package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.Actions;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.evidence.inspection.ContentInspection;
import io.redress.evidence.inspection.FileKind;
import io.redress.evidence.inspection.FileName;
import io.redress.evidence.inspection.MediaTypeNotAllowed;
import io.redress.evidence.inspection.Upload;
import io.redress.evidence.scan.MalwareFound;
import io.redress.evidence.scan.MalwareScanner;
import io.redress.evidence.scan.Scan;
import io.redress.evidence.store.EvidenceStore;
import io.redress.evidence.store.FileTooLarge;
import io.redress.evidence.store.Sha256;
import io.redress.policy.EvidenceType;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Service;

/**
 * Takes evidence in (V3, V4). A file is inspected and stored before the transaction that makes it part of a case, so
 * that what a case refers to is always there; a refused command can leave a content that nobody refers to.
 *
 * <p>The same content handed in again by the same side, for the same case and as the same type, is the piece that is
 * there already, with the description it has: whoever sends a file twice has one paper, not two. Handed in for another
 * type, or in order to supersede, it is a piece of its own.
 */
@Service
public class EvidenceIntake {

    static final int LONGEST_DESCRIPTION = 4_000;
    static final int LONGEST_STATEMENT = 20_000;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final ContentInspection inspection;
    private final MalwareScanner scanner;
    private final EvidenceStore store;
    private final EvidenceItems items;
    private final Cases cases;
    private final Actions actions;
    private final Clock clock;

    EvidenceIntake(
            ContentInspection inspection,
            MalwareScanner scanner,
            EvidenceStore store,
            EvidenceItems items,
            Cases cases,
            Actions actions,
            Clock clock) {
        this.inspection = inspection;
        this.scanner = scanner;
        this.store = store;
        this.items = items;
        this.cases = cases;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * Inspects a file and stores it; not inside a transaction.
     *
     * @throws InvalidInput if it is empty, or is not what it is said to be
     * @throws MediaTypeNotAllowed if it is of no kind that is taken
     * @throws MalwareFound if the scanner knows what is in it
     * @throws FileTooLarge if the store does not take as much
     */
    ReceivedFile receive(Upload upload) throws IOException {
        FileKind kind = inspection.inspect(upload);
        Scan scan = scanner.scan(upload.content());
        if (scan instanceof Scan.Found found) {
            throw new MalwareFound(found.signature());
        }
        try (InputStream content = upload.content().getInputStream()) {
            return new ReceivedFile(
                    FileName.of(upload.fileName()), kind, store.put(content), scan instanceof Scan.Clean);
        }
    }

    /**
     * Makes a received file part of a case.
     *
     * @throws ActionNotAvailable if the case takes no evidence from this caller now
     * @throws InvalidInput if the description is too long, or {@code supersedes} names no standing piece of the
     *     caller's own side
     */
    Submission submit(CaseNumber number, Caller caller, NewEvidence said, ReceivedFile file) {
        return add(
                number,
                caller,
                said,
                file.name().text(),
                file.kind().mediaType(),
                file.content().sha256(),
                file.content().size(),
                file.scanned() ? EvidenceStatus.SUBMITTED : EvidenceStatus.UNSCANNED,
                null);
    }

    /**
     * Takes in a small file that the program itself holds.
     *
     * @throws ActionNotAvailable if the case takes no evidence from this caller now
     */
    public EvidenceView submit(
            CaseNumber number, Caller caller, EvidenceType type, String description, String fileName, byte[] content)
            throws IOException {
        ReceivedFile file = receive(new Upload(fileName, null, new ByteArrayResource(content)));
        return submit(number, caller, new NewEvidence(type, description, null), file)
                .evidence();
    }

    /**
     * Keeps what a party says, in words, as evidence of type STATEMENT. The words lie in the case's own database, so
     * that they are committed with the command that brings them.
     *
     * @throws ActionNotAvailable if the case takes no evidence from this caller now
     * @throws InvalidInput if the text is blank or longer than 20,000 characters
     */
    public EvidenceView submitStatement(CaseNumber number, Caller caller, String text) {
        String words = text.strip();
        if (words.isEmpty()) {
            throw new InvalidInput("statement", "Write what happened.");
        }
        if (words.length() > LONGEST_STATEMENT) {
            throw new InvalidInput("statement", "A statement has at most %,d characters.".formatted(LONGEST_STATEMENT));
        }
        byte[] bytes = words.getBytes(UTF_8);
        return add(
                        number,
                        caller,
                        new NewEvidence(EvidenceType.STATEMENT, "", null),
                        "statement.txt",
                        FileKind.TEXT.mediaType(),
                        Sha256.of(bytes),
                        bytes.length,
                        EvidenceStatus.SUBMITTED,
                        words)
                .evidence();
    }

    private Submission add(
            CaseNumber number,
            Caller caller,
            NewEvidence said,
            String fileName,
            String mediaType,
            String sha256,
            long size,
            EvidenceStatus status,
            @Nullable String words) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.SUBMIT_EVIDENCE);
        Submitter submitter = Submitter.of(caller);
        List<EvidenceView> file = items.of(number);
        if (said.supersedes() == null) {
            Optional<EvidenceView> same = file.stream()
                    .filter(item -> item.isCurrent()
                            && item.submittedBy() == submitter
                            && item.type() == said.type()
                            && item.sha256().equals(sha256))
                    .findFirst();
            if (same.isPresent()) {
                return new Submission(same.get(), false);
            }
        } else {
            checkSuperseded(said.supersedes(), submitter, file);
        }
        EvidenceView added = new EvidenceView(
                IDS.generate(),
                said.type(),
                description(said),
                fileName,
                mediaType,
                size,
                sha256,
                submitter,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                status,
                said.supersedes());
        Actor actor = Actor.of(caller);
        items.add(number, added, actor, words);
        if (status == EvidenceStatus.UNSCANNED) {
            subject.record(added.submittedAt(), CaseEventType.EVIDENCE_WAITING, actor, EvidenceEvents.dataOf(added));
            return new Submission(added, true);
        }
        if (said.supersedes() != null) {
            items.supersede(said.supersedes());
        }
        subject.record(added.submittedAt(), CaseEventType.EVIDENCE_SUBMITTED, actor, EvidenceEvents.dataOf(added));
        return new Submission(added, true);
    }

    private static void checkSuperseded(UUID id, Submitter submitter, List<EvidenceView> file) {
        file.stream()
                .filter(item -> item.id().equals(id) && item.submittedBy() == submitter)
                .filter(item -> item.status() != EvidenceStatus.REFUSED)
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "supersedes-unknown",
                        "supersedes",
                        "Only evidence that your own side handed in for this case can be superseded."));
        if (file.stream().anyMatch(item -> item.takesThePlaceOf(id))) {
            throw new InvalidInput(
                    "supersedes-superseded",
                    "supersedes",
                    "This piece has been superseded already; supersede the one that took its place.");
        }
    }

    private static String description(NewEvidence said) {
        String description = said.description().strip();
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new InvalidInput(
                    "description", "A description has at most %,d characters.".formatted(LONGEST_DESCRIPTION));
        }
        return description;
    }
}
