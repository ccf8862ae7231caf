package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.evidence.inspection.FileKind;
import io.redress.evidence.inspection.FileRefused;
import io.redress.evidence.inspection.Upload;
import io.redress.evidence.scan.MalwareFound;
import io.redress.evidence.store.EvidenceStore;
import io.redress.evidence.store.FileTooLarge;
import io.redress.evidence.store.Sha256;
import io.redress.policy.EvidenceType;
import io.redress.security.Caller;
import io.redress.web.Conflict;
import io.redress.web.InvalidInput;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final Reception reception;
    private final EvidenceItems items;
    private final EvidenceStore store;
    private final Cases cases;
    private final LateEvidence lateness;
    private final Limits limits;
    private final EvidenceProperties properties;
    private final Clock clock;

    EvidenceIntake(
            Reception reception,
            EvidenceItems items,
            EvidenceStore store,
            Cases cases,
            LateEvidence lateness,
            Limits limits,
            EvidenceProperties properties,
            Clock clock) {
        this.reception = reception;
        this.items = items;
        this.store = store;
        this.cases = cases;
        this.lateness = lateness;
        this.limits = limits;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Refuses what the case would refuse as it stands now, before anything is read.
     *
     * @param began when the request began
     * @param bodyLength as the request announces it, negative if it does not
     * @throws ActionNotAvailable if the case takes no evidence from this caller now
     * @throws LimitReached if there is less left to this caller than that
     * @throws RequestTooLarge if no request may bring as much
     */
    void admit(ReturnCase subject, Caller caller, Instant began, long bodyLength) {
        if (bodyLength > properties.largestBody().toBytes()) {
            throw new RequestTooLarge(properties.perRequest());
        }
        lateness.admit(subject, caller, began);
        limits.check(subject.number(), caller, new Share(1, properties.filesIn(bodyLength)));
    }

    /**
     * Refuses a file that is announced and would be refused; in a transaction that has locked the case.
     *
     * @param inCase what is on its way for this side of the case besides
     * @param ofParty what is on its way for all cases of the party besides
     * @throws ActionNotAvailable if the case takes no evidence from this caller now
     * @throws InvalidInput if it is empty
     * @throws FileTooLarge if no file may be as large
     * @throws LimitReached if it is more than a case or a party may have
     */
    public void announce(CaseNumber number, Caller caller, long length, Instant began, Share inCase, Share ofParty) {
        lateness.admit(cases.lock(number), caller, began);
        if (length < 1) {
            throw new InvalidInput("empty-file", "file", "The file is empty.");
        }
        if (length > properties.largestFile().toBytes()) {
            throw new FileTooLarge(properties.largestFile());
        }
        limits.reserve(number, caller, new Share(1, length), inCase, ofParty);
    }

    /**
     * Inspects files and stores them; not inside a transaction. None is stored before all have been inspected.
     *
     * @throws FileRefused if one is empty, not what it is said to be, of no kind that is taken, or harmful
     * @throws MalwareFound if the scanner knows what is in one
     * @throws FileTooLarge if the store does not take as much
     * @throws RequestTooLarge if there are more than one request may bring
     */
    public List<ReceivedFile> receive(List<Upload> uploads) throws IOException {
        return reception.receive(uploads);
    }

    /**
     * Makes received files part of a case, all or none.
     *
     * @param began when the request that brings them began; the term is judged by it
     * @return what became of each, in the same order
     * @throws ActionNotAvailable if the case takes no evidence from this caller
     * @throws InvalidInput if a description is too long, or {@code supersedes} names no standing piece of the caller's
     *     own side
     * @throws LimitReached if it is more than a case or a party may have
     */
    public List<Submission> submit(CaseNumber number, Caller caller, List<Piece> pieces, Instant began) {
        return add(number, caller, pieces.stream().map(Addition::of).toList(), began);
    }

    /**
     * Takes in a small file that the program itself holds.
     *
     * @throws ActionNotAvailable if the case takes no evidence from this caller now
     */
    public EvidenceView submit(
            CaseNumber number, Caller caller, EvidenceType type, String description, String fileName, byte[] content)
            throws IOException {
        List<ReceivedFile> file = receive(List.of(new Upload(fileName, null, new ByteArrayResource(content))));
        Piece piece = new Piece(new NewEvidence(type, description, null), file.get(0));
        return submit(number, caller, List.of(piece), clock.instant()).get(0).evidence();
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
        Addition addition = new Addition(
                new NewEvidence(EvidenceType.STATEMENT, "", null),
                "statement.txt",
                FileKind.TEXT.mediaType(),
                Sha256.of(bytes),
                bytes.length,
                EvidenceStatus.SUBMITTED,
                words);
        return add(number, caller, List.of(addition), clock.instant()).get(0).evidence();
    }

    /** What is to be added, whether its content lies in the store or in {@code words}. */
    private record Addition(
            NewEvidence said,
            String fileName,
            String mediaType,
            String sha256,
            long size,
            EvidenceStatus status,
            @Nullable String words) {

        static Addition of(Piece piece) {
            ReceivedFile file = piece.file();
            return new Addition(
                    piece.said(),
                    file.name().text(),
                    file.kind().mediaType(),
                    file.content().sha256(),
                    file.content().size(),
                    file.scanned() ? EvidenceStatus.SUBMITTED : EvidenceStatus.UNSCANNED,
                    null);
        }
    }

    private List<Submission> add(CaseNumber number, Caller caller, List<Addition> additions, Instant began) {
        ReturnCase subject = cases.lock(number);
        boolean late = lateness.admit(subject, caller, began);
        List<Submission> submissions = new ArrayList<>();
        Share added = Share.NONE;
        for (Addition addition : additions) {
            Submission submission = add(subject, caller, addition, late ? began : null);
            submissions.add(submission);
            if (submission.added()) {
                added = added.plus(new Share(1, addition.size()));
            }
        }
        if (added.pieces() > 0) {
            limits.confirm(number, caller, added);
            if (late) {
                lateness.judgeAnew(subject);
            }
        }
        return submissions;
    }

    private Submission add(ReturnCase subject, Caller caller, Addition addition, @Nullable Instant lateSince) {
        NewEvidence said = addition.said();
        Submitter submitter = Submitter.of(caller);
        List<EvidenceView> file = items.of(subject.number());
        if (said.supersedes() == null) {
            Optional<EvidenceView> same = file.stream()
                    .filter(item -> item.isCurrent()
                            && item.submittedBy() == submitter
                            && item.type() == said.type()
                            && item.sha256().equals(addition.sha256()))
                    .findFirst();
            if (same.isPresent()) {
                return new Submission(same.get(), false);
            }
        } else {
            checkSuperseded(said.supersedes(), submitter, file);
        }
        if (addition.words() == null && !store.refer(addition.sha256())) {
            throw new Conflict(
                    "concurrent-change",
                    "The file was removed from the store before it became part of the case. Send it again.");
        }
        EvidenceView added = new EvidenceView(
                IDS.generate(),
                said.type(),
                description(said),
                addition.fileName(),
                addition.mediaType(),
                addition.size(),
                addition.sha256(),
                submitter,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                addition.status(),
                said.supersedes());
        Actor actor = Actor.of(caller);
        items.add(subject.number(), added, actor, addition.words());
        Map<String, Object> data = EvidenceEvents.dataOf(added);
        if (lateSince != null) {
            data.put("beganAt", lateSince.toString());
        }
        if (added.isWaiting()) {
            subject.record(added.submittedAt(), CaseEventType.EVIDENCE_WAITING, actor, data);
            return new Submission(added, true);
        }
        if (said.supersedes() != null) {
            items.supersede(said.supersedes());
        }
        subject.record(added.submittedAt(), CaseEventType.EVIDENCE_SUBMITTED, actor, data);
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
