package io.redress.queue;

import io.redress.cases.CaseNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What waits for staff, by whose it is; the process engine knows. */
public interface StaffTasks {

    /** From this priority on a task is urgent. */
    int URGENT = 60;

    /** Up to which what nobody has is counted; so that it does not take longer, the more there is. */
    int COUNTED = 10_000;

    /**
     * Somebody who works on cases.
     *
     * @param name first and last name, or the id where there is none
     */
    record Person(String id, String name) {}

    /**
     * What one person has, or with nobody's id what nobody has claimed.
     *
     * @param person id; {@code null} for what nobody has, of which no more than {@link StaffTasks#COUNTED} and one are
     *     counted at each step
     * @param urgent how many of them have a priority of {@link StaffTasks#URGENT} or more
     * @param overdue how many of them are past their term
     * @param oldest when the one came that waits longest; {@code null} if there is none
     */
    record Load(
            @Nullable String person,
            int open,
            int urgent,
            int overdue,
            @Nullable Instant oldest) {}

    /** A task that somebody has, or nobody. @param due end of its term */
    record Held(
            String task,
            CaseNumber number,
            String name,
            int priority,
            @Nullable Instant due) {}

    /**
     * Part of a list, the most urgent first.
     *
     * @param next what the part after it begins behind, to be handed in again; {@code null} if it is the last
     */
    record Part(List<Held> tasks, @Nullable String next) {}

    /** Everybody in a group that decides cases, by id. */
    List<Person> people();

    Optional<Person> person(String id);

    /** In one statement, for all who have something at {@code now}, and for what nobody has. */
    List<Load> loads(Instant now);

    /** What a person has of staff's tasks, the most urgent first. */
    List<Held> heldBy(String person);

    /**
     * A part of what a person has.
     *
     * @param after {@link Part#next} of the part before; {@code null} for the first
     */
    Part heldBy(String person, @Nullable String after, int most);

    /** A part of what nobody has; parts that lie deep take no longer. @param after as with {@link #heldBy} */
    Part unclaimed(@Nullable String after, int most);

    /** Gives back what a person has claimed of the parties' steps. */
    void releaseSteps(String person);
}
