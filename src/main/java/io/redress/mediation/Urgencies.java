package io.redress.mediation;

import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.policy.DeadlineName;
import io.redress.policy.Flag;
import io.redress.policy.Priority;
import io.redress.policy.PriorityPolicy;
import io.redress.policy.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** How urgent what waits for staff is, at a moment (M1, M2). */
@Service
public class Urgencies {

    /** In per cent; what lies longer does not become more urgent by it. */
    private static final long MOST_USED = 1_000;

    private final PriorityPolicy policy;

    Urgencies(PriorityPolicy policy) {
        this.policy = policy;
    }

    /**
     * Asks the table.
     *
     * @param step one of staff
     * @param arrivedAt when the case came to this step
     */
    public Priority of(ReturnCase subject, Step step, Instant arrivedAt, Instant now) {
        return policy.of(new Urgency(
                subject.moneyAtStake(),
                (int) Math.max(0, Duration.between(subject.createdAt(), now).toDays()),
                termUsed(subject, step, arrivedAt, now),
                subject.effectiveChannel(),
                subject.has(Flag.SAFETY)));
    }

    private static int termUsed(ReturnCase subject, Step step, Instant arrivedAt, Instant now) {
        Optional<Deadline> term = subject.deadline(step.deadline());
        if (term.isEmpty()) {
            return 0;
        }
        Instant end = term.get().dueAt();
        Instant start = startOf(subject, step, end).orElse(arrivedAt);
        long length = Duration.between(start, end).toMillis();
        if (length <= 0) {
            return 100;
        }
        long used = Duration.between(start, now).toMillis() * 100 / length;
        return (int) Math.max(0, Math.min(used, MOST_USED));
    }

    /** A mediation is one term, whoever it comes back from; it began as long before its half as that is before its end. */
    private static Optional<Instant> startOf(ReturnCase subject, Step step, Instant end) {
        return step.deadline() == DeadlineName.MEDIATION_TARGET
                ? subject.deadline(DeadlineName.MEDIATION_HALF)
                        .map(half -> half.dueAt().minus(Duration.between(half.dueAt(), end)))
                : Optional.empty();
    }
}
