package io.redress.desk;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.evidence.EvidenceView;
import io.redress.evidence.Submitter;
import io.redress.policy.EvidenceType;
import io.redress.web.Pages;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The evidence of one side, oldest first.
 *
 * @param by {@code BUYER}, {@code SELLER} or {@code MEDIATOR}
 */
public record Gallery(Submitter by, List<Piece> pieces) {

    /** {@code Buyer's evidence}. */
    public String title() {
        return by == Submitter.MEDIATOR ? "Added by staff" : Words.capital(Words.plain(by.name())) + "’s evidence";
    }

    /** What the side says in writing and still stands. */
    public List<Piece> statements() {
        return pieces.stream()
                .filter(piece -> piece.item().type() == EvidenceType.STATEMENT && piece.state() == null)
                .toList();
    }

    public List<Piece> pictures() {
        return pieces.stream().filter(Piece::isPicture).toList();
    }

    /** One for each side, and one for staff if they added anything. */
    static List<Gallery> of(CaseFile file) {
        Map<UUID, String> exhibits = exhibits(file.evidence());
        Map<UUID, String> successors = new HashMap<>();
        file.evidence().stream()
                .filter(item -> item.supersedes() != null && item.stands())
                .forEach(item -> successors.put(item.supersedes(), exhibits.get(item.id())));
        Map<String, String> people = people(file.events());
        Map<Submitter, List<Piece>> bySide = new EnumMap<>(Submitter.class);
        for (Submitter side : Submitter.values()) {
            bySide.put(
                    side,
                    file.evidence().stream()
                            .filter(item -> item.submittedBy() == side)
                            .map(item -> new Piece(
                                    item,
                                    exhibits.get(item.id()),
                                    people.getOrDefault(item.id().toString(), EventWords.side(side.name())),
                                    successors.get(item.id()),
                                    item.supersedes() == null ? null : exhibits.get(item.supersedes()),
                                    "%s/cases/%s/evidence/%s"
                                            .formatted(
                                                    Pages.DESK, file.subject().number(), item.id())))
                            .toList());
        }
        return bySide.entrySet().stream()
                .filter(side ->
                        side.getKey() != Submitter.MEDIATOR || !side.getValue().isEmpty())
                .map(side -> new Gallery(side.getKey(), side.getValue()))
                .toList();
    }

    private static Map<UUID, String> exhibits(List<EvidenceView> evidence) {
        Map<Submitter, Integer> counted = new EnumMap<>(Submitter.class);
        Map<UUID, String> exhibits = new HashMap<>();
        evidence.forEach(item -> exhibits.put(
                item.id(),
                item.submittedBy().name().charAt(0)
                        + String.valueOf(counted.merge(item.submittedBy(), 1, Integer::sum))));
        return exhibits;
    }

    /** Who sent a piece is told by the log: a party itself, or staff for one that called. */
    private static Map<String, String> people(List<CaseEvent> events) {
        Map<String, String> people = new HashMap<>();
        events.stream()
                .filter(event -> event.type() == CaseEventType.EVIDENCE_SUBMITTED
                        || event.type() == CaseEventType.EVIDENCE_WAITING)
                .forEach(event ->
                        people.putIfAbsent(String.valueOf(event.data().get("id")), EventWords.who(event.actor())));
        return people;
    }
}
