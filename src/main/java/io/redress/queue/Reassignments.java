package io.redress.queue;

import io.redress.cases.ActionNotAvailable;
import io.redress.cases.CaseNumber;
import io.redress.mediation.HandOverRequest;
import io.redress.mediation.HandOvers;
import io.redress.security.Caller;
import io.redress.web.ApiProblem;
import io.redress.web.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Everything that one person has goes to other hands, each case by the rules of a single hand-over (M2, M4, A3). */
@Service
public class Reassignments {

    /** A case that stays where it is. @param because a sentence */
    public record Kept(CaseNumber number, String because) {}

    /** What came of it. */
    public record Outcome(List<CaseNumber> handedOver, List<Kept> kept) {}

    private final StaffTasks staff;
    private final HandOvers handOvers;

    Reassignments(StaffTasks staff, HandOvers handOvers) {
        this.staff = staff;
        this.handOvers = handOvers;
    }

    /**
     * Hands everything over that may go to {@code to}; the rest stays where it is, with why.
     *
     * @param to {@code null} for the groups of each task
     */
    public Outcome all(String person, @Nullable String to, String note, Caller lead) {
        List<CaseNumber> handedOver = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (StaffTasks.Held held : staff.heldBy(person)) {
            try {
                handOvers.handOver(held.number(), lead, new HandOverRequest(to, note));
                handedOver.add(held.number());
            } catch (InvalidInput | ActionNotAvailable refusal) {
                kept.add(new Kept(held.number(), ((ApiProblem) refusal).getMessage()));
            }
        }
        return new Outcome(handedOver, kept);
    }

    /** Gives back to its groups everything that a person has, what was claimed for parties on the phone too. */
    void giveBack(String person, Caller lead, String note) {
        all(person, null, note, lead);
        staff.releaseSteps(person);
    }
}
