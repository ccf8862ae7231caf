package io.redress.desk;

import io.redress.cases.Deadline;
import io.redress.policy.DeadlineName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A term of the case.
 *
 * @param name what it is for
 * @param whose who has to act by then
 * @param over whether it has passed
 * @param pausedUntil until when its clock stands still, UTC; {@code null} while it runs
 */
public record Term(
        DeadlineName key,
        String name,
        String whose,
        Instant dueAt,
        boolean over,
        @Nullable Instant pausedUntil,
        @Nullable Instant remindAt) {

    /** Those that run, the next one first. */
    static List<Term> of(CaseFile file) {
        return file.subject().deadlines().stream()
                .map(deadline -> of(deadline, file.at()))
                .sorted(Comparator.comparing(Term::dueAt))
                .toList();
    }

    /** The one to name at the top: the next that somebody has to act by, warnings left out. */
    static Optional<Term> next(List<Term> terms) {
        return terms.stream()
                .filter(term -> !term.over && !isWarning(term.key))
                .findFirst()
                .or(() -> terms.stream().filter(term -> !isWarning(term.key)).findFirst());
    }

    private static boolean isWarning(DeadlineName key) {
        return key == DeadlineName.MEDIATION_HALF || key == DeadlineName.MEDIATION_FOUR_FIFTHS;
    }

    private static Term of(Deadline deadline, Instant now) {
        return new Term(
                deadline.name(),
                Words.capital(TermWords.of(deadline.name())),
                deadline.party() == null
                        ? ofNobodyAlone(deadline.name())
                        : deadline.party().label(),
                deadline.dueAt(),
                !now.isBefore(deadline.dueAt()),
                deadline.isPausedAt(now) ? deadline.pausedUntil() : null,
                deadline.remindAt());
    }

    private static String ofNobodyAlone(DeadlineName name) {
        return switch (name) {
            case MEDIATION_HALF, MEDIATION_FOUR_FIFTHS, MEDIATION_TARGET, OBJECTION_REVIEW -> "mediator";
            case MEDIATION_LIMIT -> "mediator, then the lead";
            case APPEAL_REVIEW -> "senior mediator";
            case RETURN_TRANSIT, REPLACEMENT_TRANSIT -> "carrier";
            default -> "either side";
        };
    }
}
