package io.redress.evidence;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.evidence.RefusedContents.Change;
import io.redress.evidence.RefusedContents.OutOfLine;
import io.redress.web.Conflict;
import io.redress.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps malware that was handed in from everybody, until somebody has said what becomes of it: a false alarm is
 * released, anything else is removed, at once or when its time is over. What is decided is about a content; each piece
 * that has it follows in a transaction of its own, so that this can break off anywhere and go on.
 */
@Service
class Quarantine {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);
    private static final int PAGE = 200;

    private final RefusedContents contents;
    private final EvidenceItems items;
    private final ErasedContents store;
    private final Cases cases;
    private final LateEvidence lateness;
    private final EvidenceProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Quarantine(
            RefusedContents contents,
            EvidenceItems items,
            ErasedContents store,
            Cases cases,
            LateEvidence lateness,
            EvidenceProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.contents = contents;
        this.items = items;
        this.store = store;
        this.cases = cases;
        this.lateness = lateness;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Says that the scanner was wrong, in the caller's transaction.
     *
     * @throws NotFound if no such content was refused
     * @throws Conflict {@code content-decided} if it was released or removed before
     */
    void release(String sha256, Actor by, String reason) {
        if (!contents.release(sha256, by, reason, now())) {
            throw refusal(sha256);
        }
    }

    /**
     * Says that the bytes go, in the caller's transaction.
     *
     * @throws NotFound if no such content was refused
     * @throws Conflict {@code content-decided} if it was released or removed before, {@code legal-hold} if a case that
     *     has it must be kept as it is
     */
    void remove(String sha256, Actor by, String reason) {
        List<String> held = contents.held(sha256);
        if (!held.isEmpty()) {
            throw new Conflict(
                    "legal-hold",
                    "A case with this file is under legal hold; what is in it is kept until the hold is released.",
                    Map.of("cases", held));
        }
        if (!contents.remove(sha256, by, reason, now())) {
            throw refusal(sha256);
        }
    }

    /** @throws NotFound if no such content was refused */
    RefusedContent get(String sha256) {
        return contents.find(sha256).orElseThrow(() -> new NotFound("No content " + sha256 + " was refused."));
    }

    private Conflict refusal(String sha256) {
        return new Conflict(
                "content-decided",
                "This content is " + get(sha256).state() + " already; there is nothing left to decide.");
    }

    /**
     * Brings every piece to where its content stands.
     *
     * @return how many were not there
     */
    int bringIntoLine() {
        expire();
        int changed = 0;
        Set<String> putAway = new HashSet<>();
        UUID after = null;
        List<OutOfLine> page;
        do {
            page = contents.outOfLine(after, PAGE);
            for (OutOfLine piece : page) {
                after = piece.id();
                if (bringIntoLine(piece)) {
                    changed++;
                    if (piece.change() == Change.PUT_AWAY) {
                        putAway.add(piece.sha256());
                    }
                }
            }
        } while (page.size() == PAGE);
        store.remove(putAway);
        return changed;
    }

    private void expire() {
        for (String sha256 : contents.expired(properties.refusedKept(), now())) {
            log.info("Malware {} was kept for {} and goes now", sha256, properties.refusedKept());
            transaction.executeWithoutResult(status -> contents.remove(
                    sha256, Actor.SERVICE, "Nobody released it in %s.".formatted(properties.refusedKept()), now()));
        }
    }

    private boolean bringIntoLine(OutOfLine piece) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> change(piece)));
        } catch (RuntimeException failure) {
            log.error(
                    "Evidence {} of case {} could not be brought into line ({}); tried again in a minute",
                    piece.id(),
                    piece.number(),
                    piece.change(),
                    failure);
            return false;
        }
    }

    /** Another node may have done it, or somebody has decided otherwise meanwhile: the lock shows. */
    private boolean change(OutOfLine piece) {
        ReturnCase subject = cases.lock(piece.number());
        List<EvidenceView> file = items.of(piece.number());
        EvidenceView item = file.stream()
                .filter(one -> one.id().equals(piece.id()) && one.erasedAt() == null)
                .findFirst()
                .orElseThrow();
        RefusedContent content = get(piece.sha256());
        boolean refused = item.status() == EvidenceStatus.REFUSED;
        return switch (content.state()) {
            case QUARANTINED -> item.isReadable() && refuse(subject, item, content);
            case RELEASED -> refused && release(subject, item, file, content);
            case REMOVED -> refused && items.putAway(item.id()) && recordRemoval(subject, item, content);
        };
    }

    /** It was let in: another copy, elsewhere, has shown what it is. It gives back the place that it took. */
    private boolean refuse(ReturnCase subject, EvidenceView item, RefusedContent content) {
        Instant now = now();
        items.refuse(item.id(), content.signature(), now);
        if (item.stands() && item.supersedes() != null) {
            items.standAgain(item.supersedes());
        }
        Map<String, Object> data = EvidenceEvents.dataOf(item);
        data.put("signature", content.signature());
        subject.record(now, CaseEventType.EVIDENCE_REFUSED, Actor.SERVICE, data);
        lateness.judgeAnew(subject);
        return true;
    }

    private boolean release(ReturnCase subject, EvidenceView item, List<EvidenceView> file, RefusedContent content) {
        Instant now = now();
        boolean superseded = file.stream().anyMatch(other -> other.takesThePlaceOf(item.id()) && other.isReadable());
        items.release(item.id(), superseded ? EvidenceStatus.SUPERSEDED : EvidenceStatus.SUBMITTED, now);
        if (item.supersedes() != null) {
            items.supersede(item.supersedes());
        }
        Map<String, Object> data = new HashMap<>(EvidenceEvents.dataOf(item));
        data.put("wrongly", content.signature());
        data.put("reason", String.valueOf(content.reason()));
        subject.record(now, CaseEventType.EVIDENCE_RELEASED, Objects.requireNonNull(content.decidedBy()), data);
        lateness.judgeAnew(subject);
        return true;
    }

    private boolean recordRemoval(ReturnCase subject, EvidenceView item, RefusedContent content) {
        subject.record(
                now(),
                CaseEventType.EVIDENCE_REMOVED,
                Objects.requireNonNull(content.decidedBy()),
                Map.of(
                        "id",
                        item.id().toString(),
                        "sha256",
                        item.sha256(),
                        "signature",
                        content.signature(),
                        "reason",
                        String.valueOf(content.reason())));
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
