package io.redress.evidence;

import io.redress.cases.ActionName;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.Actions;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.security.Caller;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Judges a term for evidence by when the request began, not by when the last byte came: a poor line costs nobody a
 * paper. It holds while the dispute is undecided, and for {@link EvidenceProperties#grace()} after the term.
 */
@Component
class LateEvidence {

    private static final Set<Step> UNDECIDED = EnumSet.of(Step.DECIDE_DISPUTE, Step.ANSWER_EVIDENCE_REQUEST);
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Actions actions;
    private final Sufficiency sufficiency;
    private final EvidenceProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LateEvidence(
            Actions actions,
            Sufficiency sufficiency,
            EvidenceProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.actions = actions;
        this.sufficiency = sufficiency;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lets evidence pass, or refuses it.
     *
     * @param began when the request that brings it began
     * @return whether the term is over, and it passes only because it began before
     * @throws ActionNotAvailable if the case takes none from this caller, with the date of the term if that is why
     */
    boolean admit(ReturnCase subject, Caller caller, Instant began) {
        if (actions.allows(subject, caller, ActionName.SUBMIT_EVIDENCE)) {
            return false;
        }
        Optional<Instant> over = caller.side().flatMap(side -> over(subject, side));
        if (over.isEmpty()) {
            actions.require(subject, caller, ActionName.SUBMIT_EVIDENCE);
        }
        Instant end = over.orElseThrow();
        if (!began.isBefore(end)) {
            throw refusal(subject, caller, end, "What is sent after it does not count.");
        }
        Instant last = end.plus(properties.grace());
        if (clock.instant().isAfter(last)) {
            throw refusal(
                    subject,
                    caller,
                    end,
                    "What began before it had to be complete by " + IN_WORDS.format(last) + ", and was not.");
        }
        return true;
    }

    /** The evidence goes to the mediator already: it is judged anew, with what came late. */
    void judgeAnew(ReturnCase subject) {
        if (subject.stage() == Stage.MEDIATION) {
            Instant now = clock.instant();
            events.publishEvent(new FileReassessed(subject, sufficiency.judge(subject, now), now));
        }
    }

    private static Optional<Instant> over(ReturnCase subject, Side side) {
        boolean undecided = subject.stage() == Stage.EVIDENCE
                || subject.stage() == Stage.MEDIATION && UNDECIDED.stream().anyMatch(subject::waitsAt);
        return undecided ? subject.evidenceTermOver(side) : Optional.empty();
    }

    private ActionNotAvailable refusal(ReturnCase subject, Caller caller, Instant end, String why) {
        return ActionNotAvailable.because(
                "Your term for evidence in case %s ended on %s. %s A mediator may still ask you for more."
                        .formatted(subject.number(), IN_WORDS.format(end), why),
                subject,
                actions.of(subject, caller));
    }
}
