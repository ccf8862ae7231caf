package io.redress.notification;

import io.redress.time.DueWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What falls due for endpoints while the sandbox clock moves; the scheduler, which does it otherwise, rests meanwhile. */
@Component
class WebhookDueWork implements DueWork {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final Clock clock;

    WebhookDueWork(Webhooks webhooks, WebhookDeliveries deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> nextDue(Instant after, Instant until) {
        return deliveries.nextBetween(after, until);
    }

    /** Nothing of a story of which nothing is committed yet. */
    @Override
    public int run() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return 0;
        }
        int total = 0;
        int ran;
        do {
            List<Lane> lanes = deliveries.lanesDue(clock.instant());
            ran = lanes.stream().mapToInt(lane -> webhooks.run(lane).attempts()).sum();
            total += ran;
        } while (ran > 0);
        return total;
    }
}
