package io.redress.custody;

import io.redress.audit.CaseEventType;
import io.redress.audit.ChainedEvent;
import io.redress.audit.SealedRows.SealedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of a case with the seals that its log holds: what was said, offered, ruled, decided, appealed, done
 * and booked is in tables beside the log (R1). The last seal of a row counts, since every change that the service makes
 * is sealed anew, an erasure too. Rows from before there were seals are known by their ids at most.
 */
final class RowCheck {

    /** A row that the log tells of: the event that names it, and its seal if it has one. */
    private record Told(int seq, @Nullable String seal) {}

    private record Naming(String table, String field) {}

    private static final Naming DECISION = new Naming("decision", "decisionId");
    private static final Naming APPEAL = new Naming("appeal", "appealId");

    /** Events that have named the row they are about since the first version. */
    private static final Map<CaseEventType, Naming> NAMING = Map.of(
            CaseEventType.MESSAGE_SENT, new Naming("message", "messageId"),
            CaseEventType.OFFER_MADE, new Naming("offer", "offerId"),
            CaseEventType.DECISION_DRAFTED, DECISION,
            CaseEventType.DECISION_MADE, DECISION,
            CaseEventType.APPEALED, APPEAL,
            CaseEventType.APPEAL_REFUSED, APPEAL);

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Told> told = new TreeMap<>();

    /** From when on every row of the case is sealed; {@code null} if none is. */
    private @Nullable Instant sealedSince;

    private int compared;
    private int notCovered;

    private RowCheck() {}

    static RowCheck of(List<SealedRow> rows, List<ChainedEvent> events) {
        RowCheck check = new RowCheck();
        events.forEach(check::read);
        check.compare(rows);
        return check;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many rows were compared with their seals. */
    int compared() {
        return compared;
    }

    /** How many rows nobody can say anything about but that they are there. */
    int notCovered() {
        return notCovered;
    }

    private void read(ChainedEvent event) {
        Naming naming = NAMING.get(event.type());
        if (naming != null && event.data().get(naming.field()) instanceof String id) {
            told.putIfAbsent(naming.table() + "/" + id, new Told(event.seq(), null));
        }
        event.seals().forEach((row, seal) -> told.put(row, new Told(event.seq(), seal)));
        if (sealedSince == null && !event.seals().isEmpty()) {
            sealedSince = event.seq() == 1 ? Instant.MIN : event.at();
        }
    }

    private void compare(List<SealedRow> rows) {
        Map<String, Told> missing = new HashMap<>(told);
        for (SealedRow row : rows) {
            Told known = missing.remove(row.name());
            if (known != null && known.seal() != null) {
                compared++;
                if (!known.seal().equals(row.seal())) {
                    add(FindingCode.ROW_CHANGED, row.name(), known.seq(), "%s was changed after event %d told of it.");
                }
            } else if (known != null) {
                notCovered++;
            } else if (mustBeTold(row)) {
                add(FindingCode.ROW_NOT_RECORDED, row.name(), null, "%s is there, but no event tells of it.");
            } else {
                notCovered++;
            }
        }
        new TreeMap<>(missing)
                .forEach((row, known) ->
                        add(FindingCode.ROW_MISSING, row, known.seq(), "%s is gone, and event %d tells of it."));
    }

    private boolean mustBeTold(SealedRow row) {
        boolean named = NAMING.values().stream().anyMatch(naming -> row.name().startsWith(naming.table() + "/"));
        return named || (sealedSince != null && !row.at().isBefore(sealedSince));
    }

    private void add(FindingCode code, String row, @Nullable Integer seq, String sentence) {
        int slash = row.indexOf('/');
        String name = "Row %s of table %s".formatted(row.substring(slash + 1), row.substring(0, slash));
        findings.add(new Finding(code, seq, null, row, sentence.formatted(name, seq)));
    }
}
