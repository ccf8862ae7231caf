package io.redress.cases;

import io.redress.security.Caller;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what one caller may read of a case. */
@Component
public class CaseViews {

    private final CaseSections.Offers offers;
    private final CaseSections.Decisions decisions;
    private final CaseSections.Appeals appeals;
    private final CaseSections.Settlements settlements;
    private final Actions actions;
    private final Clock clock;

    CaseViews(
            CaseSections.Offers offers,
            CaseSections.Decisions decisions,
            CaseSections.Appeals appeals,
            CaseSections.Settlements settlements,
            Actions actions,
            Clock clock) {
        this.offers = offers;
        this.decisions = decisions;
        this.appeals = appeals;
        this.settlements = settlements;
        this.actions = actions;
        this.clock = clock;
    }

    public CaseView of(ReturnCase subject, Caller caller) {
        CaseNumber number = subject.number();
        Stage stage = subject.stage();
        Instant now = clock.instant();
        boolean decided = stage.compareTo(Stage.MEDIATION) >= 0;
        return new CaseView(
                number,
                subject.orderId(),
                subject.channel(),
                subject.effectiveChannel(),
                subject.channelReason(),
                stage,
                subject.isClosed() ? subject.outcome() : null,
                subject.claim().reason(),
                subject.claim().description(),
                new CaseView.Parties(
                        new CaseView.PartyView(subject.party(Side.BUYER).id()),
                        new CaseView.PartyView(subject.party(Side.SELLER).id())),
                subject.claim().lines(),
                subject.claim().requestedRemedy(),
                subject.statement().orElse(null),
                subject.flags(),
                subject.findings(),
                subject.freight().orElse(null),
                offers.offersOf(number),
                decided ? decisions.decisionOf(number, caller.isStaff()).orElse(null) : null,
                decided ? appeals.appealsOf(number) : List.of(),
                Optional.of(subject)
                        .filter(its -> its.award().isPresent())
                        .flatMap(settlements::settlementOf)
                        .orElse(null),
                subject.deadlines().stream()
                        .map(deadline -> view(deadline, subject, now))
                        .toList(),
                actions.of(subject, caller),
                subject.createdAt(),
                subject.updatedAt());
    }

    private static CaseView.DeadlineView view(Deadline deadline, ReturnCase subject, Instant now) {
        boolean paused = deadline.isPausedAt(now);
        return new CaseView.DeadlineView(
                deadline.name(),
                deadline.dueAt(),
                deadline.party(),
                paused,
                paused ? deadline.pausedUntil() : null,
                paused ? whyPaused(subject, now) : null);
    }

    /** Both parties see what a clock waits for (M1, N3). */
    private static String whyPaused(ReturnCase subject, Instant now) {
        return subject.clockPause(now)
                .map(ClockPause::reason)
                .or(() -> subject.evidenceRequest().map(request -> "Waiting for more evidence from " + asked(request)))
                .orElse("Waiting for a repair to which the buyer has agreed");
    }

    private static String asked(EvidenceRequest request) {
        return request.waitingFor().size() == 2
                ? "both sides"
                : "the " + request.waitingFor().iterator().next().label();
    }
}
