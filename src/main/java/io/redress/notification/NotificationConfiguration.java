package io.redress.notification;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.boot.config.startup.ContextReadyStart;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scheduler that tells the world: it keeps what is to be done in our database, and goes by our clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeliveryProperties.class, WebhookProperties.class})
class NotificationConfiguration {

    /** For what a process that was killed has committed and not handed on; everything else is handed on at once. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    @Bean
    Clock dbSchedulerClock(java.time.Clock clock) {
        return clock::instant;
    }

    @Bean
    DbSchedulerStarter dbSchedulerStarter(Scheduler scheduler, DeliveryProperties properties) {
        return properties.enabled() ? new ContextReadyStart(scheduler) : () -> {};
    }

    @Bean
    RecurringTask<Void> outboxTask(Dispatch dispatch) {
        return Tasks.recurring("outbox", FixedDelay.of(LOOK_AGAIN)).execute((instance, context) -> dispatch.run());
    }

    @Bean
    CustomTask<Void> webhooksTask(Webhooks webhooks) {
        return Tasks.custom(WebhookLanes.TASK, Void.class)
                .onFailureReschedule(FixedDelay.of(WebhookLanes.REST))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    Lane lane = Lane.named(instance.getId());
                    return webhooks.after(lane, webhooks.run(lane));
                });
    }

    @Bean
    RecurringTask<Void> webhooksPurge(
            WebhookDeliveries deliveries, WebhookProperties properties, java.time.Clock clock) {
        return Tasks.recurring("webhooks-purge", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> deliveries.purge(clock.instant().minus(properties.keptFor())));
    }
}
