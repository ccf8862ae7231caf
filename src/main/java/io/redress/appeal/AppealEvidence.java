package io.redress.appeal;

import io.redress.cases.CaseNumber;
import io.redress.evidence.EvidenceFile;
import io.redress.evidence.EvidenceView;
import io.redress.security.Side;
import io.redress.web.InvalidInput;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The evidence that an appeal or its answer names. */
@Component
class AppealEvidence {

    private final EvidenceFile file;

    AppealEvidence(EvidenceFile file) {
        this.file = file;
    }

    /** @throws InvalidInput if one of them was not handed in for this case */
    void requireOfCase(CaseNumber number, Collection<UUID> ids) {
        ids.stream().filter(id -> !file.contains(number, id)).findFirst().ifPresent(unknown -> {
            throw new InvalidInput("unknown-evidence", "evidenceIds", "The case has no evidence " + unknown + ".");
        });
    }

    /** What a side has handed in since then and still stands. */
    List<UUID> handedInSince(CaseNumber number, Side side, Instant since) {
        return file.of(number).stream()
                .filter(item -> item.stands() && item.submittedBy().side().equals(Optional.of(side)))
                .filter(item -> !item.submittedAt().isBefore(since))
                .map(EvidenceView::id)
                .toList();
    }

    /** Whether one of them has a content that was not in the file when the decision was issued (A2). */
    boolean isNew(CaseNumber number, List<UUID> ids, Instant issuedAt) {
        if (ids.isEmpty()) {
            return false;
        }
        Set<String> firstFile = file.hashesOfFirstFile(number, issuedAt);
        return ids.stream()
                .flatMap(id -> file.find(number, id).stream())
                .anyMatch(item -> !firstFile.contains(item.sha256()));
    }
}
