package io.redress.mediation;

import io.redress.audit.Actor;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.audit.CaseLog;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.Attendance;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.HandOver;
import io.redress.cases.Recusals;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * A task of staff changes hands: from whoever has it, or by the lead, to a colleague who may decide it, or back to its
 * groups. The parties are not told who works on their case.
 */
@Service
public class HandOvers {

    private final Cases cases;
    private final Actions actions;
    private final Recusals recusals;
    private final CaseFlow flow;
    private final CaseLog log;
    private final Clock clock;
    /** Asked late, since what begins with an absence is a hand-over itself. */
    private final ObjectProvider<Attendance> attendance;

    HandOvers(
            Cases cases,
            Actions actions,
            Recusals recusals,
            CaseFlow flow,
            CaseLog log,
            Clock clock,
            ObjectProvider<Attendance> attendance) {
        this.cases = cases;
        this.actions = actions;
        this.recusals = recusals;
        this.flow = flow;
        this.log = log;
        this.clock = clock;
        this.attendance = attendance;
    }

    /**
     * Gives the open task of staff away.
     *
     * @throws io.redress.cases.ActionNotAvailable if there is none, or the caller neither has it nor leads
     * @throws InvalidInput {@code cannot-take-over} if that person may not decide it
     */
    public ReturnCase handOver(CaseNumber number, Caller caller, HandOverRequest request) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.HAND_OVER);
        Step step = subject.staffStep().orElseThrow();
        String to = request.to() == null || request.to().isBlank()
                ? null
                : request.to().strip();
        if (to != null) {
            requireFit(subject, step, to);
        }
        String note = request.note().strip();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("step", step);
        flow.assignee(number, step).ifPresent(from -> data.put("from", from));
        if (to != null) {
            data.put("to", to);
        }
        data.put("note", note);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        subject.record(now, CaseEventType.HANDED_OVER, Actor.of(caller), data);
        subject.handOver(new HandOver(caller.id(), to, subject.changes()));
        flow.handOver(number, step, to, inWords(caller.id(), note));
        return subject;
    }

    /** Who can take the open task of staff over, by id; empty if there is none. */
    public List<String> colleagues(ReturnCase subject) {
        return subject.staffStep()
                .map(step -> {
                    String has = flow.assignee(subject.number(), step).orElse(null);
                    return flow.colleagues(subject.number(), step).stream()
                            .filter(person -> !person.equals(has) && obstacle(subject, step, person) == null)
                            .toList();
                })
                .orElse(List.of());
    }

    /** What was said when the task last changed hands, for whoever has it now. */
    public Optional<String> inWords(ReturnCase subject) {
        return subject.handOver()
                .flatMap(given -> log.of(subject.number().value(), given.event() - 1, 1).stream()
                        .map(CaseEvent::data)
                        .map(data -> inWords(given.by(), String.valueOf(data.get("note"))))
                        .findFirst());
    }

    private static String inWords(String by, String note) {
        return "Handed over by " + by + ": " + note;
    }

    /**
     * Refuses to give an open task to whoever cannot do it.
     *
     * @throws InvalidInput {@code cannot-take-over}, with those who can
     */
    public void requireFit(ReturnCase subject, Step step, String person) {
        String because = flow.colleagues(subject.number(), step).contains(person)
                ? obstacle(subject, step, person)
                : "does not belong to the groups that decide this";
        if (because != null) {
            throw new InvalidInput(
                    "cannot-take-over",
                    "to",
                    person + " " + because + ". These can: " + String.join(", ", colleagues(subject)) + ".");
        }
    }

    private @Nullable String obstacle(ReturnCase subject, Step step, String person) {
        for (Attendance known : attendance) {
            Optional<Instant> back = known.awayUntil(person);
            if (back.isPresent()) {
                return "is away until " + back.get().truncatedTo(ChronoUnit.MINUTES);
            }
        }
        return recusals.bar(person, subject, step).map(Recusals.Bar::words).orElse(null);
    }
}
