package io.redress.queue;

import io.redress.cases.Attendance;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is away, and when. When an absence begins, what that person has goes back to its groups; while it lasts, no dispute
 * that returns from a party goes to that person, and nobody hands one over to them.
 */
@Service
public class Absences implements Attendance {

    private final AbsenceStore store;
    private final StaffTasks staff;
    private final Reassignments reassignments;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Absences(
            AbsenceStore store,
            StaffTasks staff,
            Reassignments reassignments,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.staff = staff;
        this.reassignments = reassignments;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> awayUntil(String person) {
        Instant now = clock.instant();
        return store.of(person).filter(absence -> absence.covers(now)).map(Absence::until);
    }

    /** Those that last or are to come, by person. */
    public List<Absence> all() {
        return store.notOverAt(clock.instant());
    }

    /**
     * Enters an absence in the place of what was entered for that person before. One that has begun takes effect at once.
     *
     * @throws InvalidInput {@code unknown-person} for somebody who is not in any group of staff; {@code
     *     invalid-absence} if it ends before it begins, or is over
     */
    public Absence enter(String person, Instant from, Instant until, Caller lead) {
        if (staff.person(person).isEmpty()) {
            throw new InvalidInput("unknown-person", "person", "Nobody who works on cases is called " + person + ".");
        }
        Instant now = now();
        if (!until.isAfter(from) || !until.isAfter(now)) {
            throw new InvalidInput("invalid-absence", "until", "An absence ends after it begins, and not before now.");
        }
        Absence absence = new Absence(person, from, until, lead.id());
        store.put(absence, now);
        begin();
        return absence;
    }

    /** Takes back what was entered; what the person had stays where it is. */
    public void end(String person) {
        store.remove(person);
    }

    /** The next moment at which one begins. */
    public Optional<Instant> nextBegin(Instant after, Instant until) {
        return store.nextBegin(after, until);
    }

    /**
     * Gives back what those have whose absence has begun, each person in a transaction, and forgets absences that are
     * over.
     *
     * @return how many people that were
     */
    public int begin() {
        Instant now = now();
        int people = 0;
        while (Boolean.TRUE.equals(transaction.execute(status -> beginOne(now)))) {
            people++;
        }
        store.removeThoseOverAt(now);
        return people;
    }

    private boolean beginOne(Instant now) {
        Optional<Absence> begun = store.takeBegun(now);
        begun.ifPresent(absence -> reassignments.giveBack(
                absence.person(),
                new Caller(Role.MEDIATION_LEAD, absence.enteredBy(), null),
                absence.person() + " is away until " + QueueWords.moment(absence.until()) + "."));
        return begun.isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
