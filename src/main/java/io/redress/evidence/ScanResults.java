package io.redress.evidence;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.evidence.PendingScans.Waiting;
import io.redress.evidence.scan.Scan;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a piece of evidence into its case once it has been scanned, or refuses it. */
@Component
class ScanResults {

    private final EvidenceItems items;
    private final RefusedContents contents;
    private final Cases cases;
    private final LateEvidence lateness;
    private final Clock clock;

    ScanResults(EvidenceItems items, RefusedContents contents, Cases cases, LateEvidence lateness, Clock clock) {
        this.items = items;
        this.contents = contents;
        this.cases = cases;
        this.lateness = lateness;
        this.clock = clock;
    }

    /**
     * Keeps what the scanner said. A case that has gone on to the mediator meanwhile is judged anew, so that nobody is
     * worse off because the scanner was down.
     *
     * @return false if somebody else has done so before
     */
    @Transactional
    public boolean keep(Waiting piece, Scan scan) {
        ReturnCase subject = cases.lock(piece.number());
        List<EvidenceView> file = items.of(piece.number());
        EvidenceView waiting = file.stream()
                .filter(item -> item.id().equals(piece.id()) && item.isWaiting())
                .findFirst()
                .orElse(null);
        if (waiting == null) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (scan instanceof Scan.Found found && !contents.isReleased(waiting.sha256())) {
            contents.found(waiting.sha256(), found.signature(), now);
            refuse(subject, waiting, found.signature(), now);
        } else {
            release(subject, waiting, file, now);
        }
        return true;
    }

    private void refuse(ReturnCase subject, EvidenceView waiting, String signature, Instant now) {
        items.refuse(waiting.id(), signature, now);
        Map<String, Object> data = EvidenceEvents.dataOf(waiting);
        data.put("signature", signature);
        subject.record(now, CaseEventType.EVIDENCE_REFUSED, Actor.SERVICE, data);
    }

    private void release(ReturnCase subject, EvidenceView waiting, List<EvidenceView> file, Instant now) {
        UUID id = waiting.id();
        // Its own side may have handed in another for it already, which passed.
        boolean superseded = file.stream().anyMatch(item -> item.takesThePlaceOf(id) && item.isReadable());
        items.release(id, superseded ? EvidenceStatus.SUPERSEDED : EvidenceStatus.SUBMITTED, now);
        if (waiting.supersedes() != null) {
            items.supersede(waiting.supersedes());
        }
        subject.record(now, CaseEventType.EVIDENCE_SUBMITTED, Actor.SERVICE, EvidenceEvents.dataOf(waiting));
        lateness.judgeAnew(subject);
    }
}
