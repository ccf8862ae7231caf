package io.redress.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What features ask of the process engine. Every call takes part in the caller's transaction: the case, the engine, the
 * event log and the outbox commit together or not at all.
 */
public interface CaseFlow {

    /** Starts the process of a case and runs it to its first wait. */
    void start(CaseNumber number);

    /**
     * Completes the user task that waits at {@code step}.
     *
     * @param routing the variables that the next gateway asks for; plain values only
     * @throws IllegalStateException if the process does not wait there, though the case says so
     */
    void advance(CaseNumber number, Step step, Map<String, Object> routing);

    /** Ends whatever the process waits for and continues with the event subprocess of {@code interruption}. */
    void interrupt(CaseNumber number, Interruption interruption);

    /** Lets every timer of the case read its due date from the case again. */
    void reschedule(CaseNumber number);

    /**
     * Makes {@code person} the assignee of the task at {@code step} if nobody is.
     *
     * @throws org.springframework.dao.ConcurrencyFailureException if somebody else has claimed it since the command
     *     was let pass
     */
    void claim(CaseNumber number, Step step, String person);

    /** Gives every task of the case that {@code person} has back to its groups, and no later one to that person. */
    void release(CaseNumber number, String person);

    /** Who has the task at {@code step}; empty if nobody has claimed it. */
    Optional<String> assignee(CaseNumber number, Step step);

    /** Who belongs to the groups of the task at {@code step}, by id, in the order of the alphabet. */
    List<String> colleagues(CaseNumber number, Step step);

    /**
     * Gives the task at {@code step} to somebody, or back to its groups. A dispute that goes to a party and comes back
     * comes to the same person.
     *
     * @param person {@code null} for the groups
     * @param note what stands above the facts of the task from now on
     */
    void handOver(CaseNumber number, Step step, @Nullable String person, String note);

    /** The messages that start an event subprocess of the case's process. */
    enum Interruption {
        WITHDRAWN,
        AGREEMENT_REACHED
    }
}
