package io.redress.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.policy.DeadlineName;
import io.redress.security.Side;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A term of a case as the parties see it and the process's timer obeys it; all times UTC.
 *
 * @param party       who must act by then; {@code null} for staff or both
 * @param remindAt    when the reminder goes out; {@code null} for none
 * @param pausedUntil until when the clock stands still; the pause is already part of {@code dueAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deadline(
        DeadlineName name,
        Instant dueAt,
        @Nullable Side party,
        @Nullable Instant remindAt,
        @Nullable Instant pausedUntil) {

    public boolean isPausedAt(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }

    /** The same term once its reminder has gone out. */
    Deadline reminded() {
        return new Deadline(name, dueAt, party, null, pausedUntil);
    }

    Deadline pause(Instant now, Instant until) {
        Duration pause = Duration.between(now, until);
        return new Deadline(name, dueAt.plus(pause), party, remindAt == null ? null : remindAt.plus(pause), until);
    }

    Deadline resume(Instant now) {
        if (!isPausedAt(now)) {
            return this;
        }
        Duration unused = Duration.between(now, pausedUntil);
        return new Deadline(name, dueAt.minus(unused), party, remindAt == null ? null : remindAt.minus(unused), null);
    }

    Deadline moveTo(Instant newDueAt) {
        Duration shift = Duration.between(dueAt, newDueAt);
        return new Deadline(name, newDueAt, party, remindAt == null ? null : remindAt.plus(shift), pausedUntil);
    }
}
