package io.redress.evidence.upload;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.evidence.EvidenceIntake;
import io.redress.evidence.EvidenceProperties;
import io.redress.evidence.Piece;
import io.redress.evidence.Share;
import io.redress.evidence.Submission;
import io.redress.evidence.Submitter;
import io.redress.security.Caller;
import io.redress.web.Commands;
import io.redress.web.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Takes in a file that comes in pieces. When the last of it has come, it is inspected, stored and made part of the case
 * just as one that came at once; until then nobody sees any of it. An upload exists for its case and party only.
 */
@Service
class ReceivingUploads {

    private static final Logger log = LoggerFactory.getLogger(ReceivingUploads.class);
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final ResumableUploads uploads;
    private final PartialFiles files;
    private final EvidenceIntake intake;
    private final EvidenceProperties properties;
    private final CaseAccess access;
    private final Commands commands;
    private final Clock clock;

    ReceivingUploads(
            ResumableUploads uploads,
            PartialFiles files,
            EvidenceIntake intake,
            EvidenceProperties properties,
            CaseAccess access,
            Commands commands,
            Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.intake = intake;
        this.properties = properties;
        this.access = access;
        this.commands = commands;
        this.clock = clock;
    }

    /** Begins an upload; in a transaction that has locked the case. Its whole length counts as handed in until then. */
    ResumableUpload begin(CaseNumber number, Caller caller, long length, UploadMetadata metadata, Instant began) {
        Submitter submitter = Submitter.of(caller);
        String owner = ownerOf(caller);
        Share onItsWay = uploads.onItsWay(number, submitter);
        intake.announce(number, caller, length, began, onItsWay, uploads.onItsWay(owner));
        ResumableUpload upload = new ResumableUpload(
                IDS.generate(),
                number,
                owner,
                length,
                metadata.fileName(),
                metadata.mediaType(),
                metadata.said(),
                began,
                began.plus(properties.uploads().keptFor()),
                null);
        uploads.add(upload, submitter);
        return upload;
    }

    /**
     * An upload of this caller.
     *
     * @throws NotFound if there is none in this case, or none of this caller
     * @throws UploadProblem {@code upload-expired}
     */
    ResumableUpload find(CaseNumber number, Caller caller, UUID id) {
        ResumableUpload upload = uploads.find(number, ownerOf(caller), id)
                .orElseThrow(() -> new NotFound("No upload " + id + " in this case"));
        if (upload.expiresAt().isBefore(clock.instant())) {
            throw UploadProblem.expired();
        }
        return upload;
    }

    long offsetOf(ResumableUpload upload) throws IOException {
        return upload.isFinished() ? upload.length() : files.lengthOf(upload.id());
    }

    /**
     * Adds to an upload, and finishes it if that was the last. The last piece may be sent again, and so may nothing at
     * all at the end: what was not finished then is, and what was is told again.
     *
     * @param offset where the client believes the upload to be
     * @param size of what it sends, negative if it does not say
     * @return the upload as it is now
     * @throws UploadProblem if it cannot go on so
     */
    ResumableUpload append(ResumableUpload upload, Caller caller, long offset, long size, InputStream content)
            throws IOException {
        try (PartialFiles.Hold hold = files.hold(upload.id())) {
            if (hold == null) {
                throw UploadProblem.inUse();
            }
            ResumableUpload current = find(upload.number(), caller, upload.id());
            long present = current.isFinished() ? current.length() : hold.length();
            if (present < current.length()) {
                receive(hold, current, offset, size, content);
                present = hold.length();
            } else if (offset != present && (size < 0 || offset + size != present)) {
                throw UploadProblem.offsetMismatch(present);
            }
            if (present < current.length()) {
                return current;
            }
            return current.isFinished() ? current : finish(current, caller);
        } finally {
            if (uploads.find(upload.number(), upload.owner(), upload.id())
                    .filter(one -> !one.isFinished())
                    .isEmpty()) {
                files.remove(upload.id());
            }
        }
    }

    /**
     * Gives an upload up.
     *
     * @throws UploadProblem {@code upload-in-use}
     */
    void remove(ResumableUpload upload) throws IOException {
        if (!removeIfFree(upload.id())) {
            throw UploadProblem.inUse();
        }
    }

    /** What took too long. Also what is finished: its piece stays, and who sent it has had a day to ask. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void removeExpired() {
        for (UUID id : uploads.expired(clock.instant())) {
            try {
                removeIfFree(id);
            } catch (IOException failure) {
                log.error("Upload {} has expired and cannot be removed", id, failure);
            }
        }
    }

    private boolean removeIfFree(UUID id) throws IOException {
        try (PartialFiles.Hold hold = files.hold(id)) {
            if (hold == null) {
                return false;
            }
            files.remove(id);
            uploads.remove(id);
            return true;
        }
    }

    private static void receive(
            PartialFiles.Hold hold, ResumableUpload upload, long offset, long size, InputStream content)
            throws IOException {
        if (offset != hold.length()) {
            throw UploadProblem.offsetMismatch(hold.length());
        }
        long left = upload.length() - offset;
        if (size > left) {
            throw UploadProblem.tooLong(left);
        }
        try {
            hold.append(content, left);
        } catch (PartialFiles.BrokenOff gone) {
            throw UploadProblem.brokenOff(hold.length());
        }
    }

    private ResumableUpload finish(ResumableUpload upload, Caller caller) throws IOException {
        CaseNumber number = upload.number();
        Piece piece = new Piece(
                upload.said(),
                intake.receive(List.of(files.whole(upload.id(), upload.fileName(), upload.mediaType())))
                        .get(0));
        commands.run(null, caller.keyOwner(), "", () -> {
            access.forCommand(number.value(), caller);
            List<Submission> submitted = intake.submit(number, caller, List.of(piece), upload.beganAt());
            uploads.finish(upload.id(), submitted.get(0).evidence().id());
            return ResponseEntity.noContent().build();
        });
        return find(number, caller, upload.id());
    }

    private static String ownerOf(Caller caller) {
        return caller.party() == null ? caller.id() : caller.party().toString();
    }
}
