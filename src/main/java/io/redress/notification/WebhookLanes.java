package io.redress.notification;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the scheduler see to a lane. */
@Component
class WebhookLanes {

    static final String TASK = "webhooks";

    /** How long an endpoint that did not answer is left alone, whatever else there is to send to it. */
    static final Duration REST = Duration.ofSeconds(30);

    private final ObjectProvider<Scheduler> scheduler;

    WebhookLanes(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Something of this lane is due. To be called in the transaction that made it so, with the endpoint locked; whoever
     * runs the lane at this moment looks again before it ends, under the same lock.
     */
    void wake(Lane lane, Instant now) {
        Scheduler tasks = scheduler.getObject();
        if (tasks.scheduleIfNotExists(new TaskInstance<>(TASK, lane.name()), now)) {
            return;
        }
        TaskInstanceId instance = TaskInstanceId.of(TASK, lane.name());
        Optional<ScheduledExecution<Object>> waiting = tasks.getScheduledExecution(instance);
        boolean resting = waiting.isEmpty()
                || waiting.get().isPicked()
                || !waiting.get().getExecutionTime().isAfter(now.plus(REST));
        if (!resting) {
            try {
                tasks.reschedule(instance, now);
            } catch (TaskInstanceException begun) {
                return;
            }
        }
    }
}
