package io.redress.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.redress.notification.Delivery.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the endpoints of the marketplace what happens: notes what is to be told to which, and tells it. */
@Component
class Webhooks implements Channel {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    /** After so long a lane lets others have its thread. */
    private static final long SHARE = TimeUnit.SECONDS.toNanos(10);

    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final WebhookLanes lanes;
    private final WebhookSender sender;
    private final Retries retries;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;

    Webhooks(
            WebhookEndpoints endpoints,
            WebhookDeliveries deliveries,
            WebhookLanes lanes,
            WebhookSender sender,
            WebhookProperties properties,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.sender = sender;
        this.retries = new Retries(properties.retries(), properties.jitter());
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void take(List<StoredMessage> messages) {
        for (WebhookEndpoint endpoint : endpoints.lockEnabled()) {
            queue(
                    endpoint,
                    messages.stream()
                            .filter(message -> endpoint.wants(message.type()))
                            .toList());
        }
    }

    /** To be called with the endpoint locked. */
    void queue(WebhookEndpoint endpoint, List<StoredMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        deliveries.queue(endpoint.id(), messages, now);
        messages.stream()
                .map(message -> new Lane(endpoint.id(), Lane.of(message.caseNumber())))
                .distinct()
                .sorted(Comparator.comparing(Lane::number))
                .forEach(lane -> lanes.wake(lane, now));
    }

    /**
     * What a lane did when it ran.
     *
     * @param attempts how many
     * @param needsRest whether its endpoint is better left alone for a moment
     */
    record Run(int attempts, boolean needsRest) {}

    /** Sends what is due in a lane. Nobody else does at the same time. */
    Run run(Lane lane) {
        long begin = System.nanoTime();
        int attempts = 0;
        while (attempts == 0 || System.nanoTime() - begin < SHARE) {
            Optional<WebhookEndpoint> endpoint = endpoints.find(lane.endpoint());
            Optional<WebhookDeliveries.Due> due = deliveries.due(lane, clock.instant());
            if (endpoint.isEmpty() || due.isEmpty()) {
                return new Run(attempts, false);
            }
            attempts++;
            WebhookAnswer answer = sender.send(
                    endpoint.get(),
                    due.get().message(),
                    endpoint.get().secrets().at(clock.instant()));
            transaction.executeWithoutResult(status -> note(lane, due.get(), answer));
            if (answer.needsRest()) {
                return new Run(attempts, true);
            }
        }
        return new Run(attempts, false);
    }

    private void note(Lane lane, WebhookDeliveries.Due due, WebhookAnswer answer) {
        Optional<WebhookEndpoint> endpoint = endpoints.lock(lane.endpoint());
        if (endpoint.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant next = answer.taken() || answer.gone()
                ? null
                : retries.next(due.attempts(), now).orElse(null);
        State state = answer.taken() ? State.DELIVERED : next == null ? State.GIVEN_UP : State.WAITING;
        deliveries.attempted(lane.endpoint(), due.message(), answer, state, next, now);
        DeliveryMeters.WEBHOOK.count(
                meters, answer.taken() ? DeliveryMeters.Outcome.DELIVERED : DeliveryMeters.Outcome.FAILED);
        if (answer.gone()) {
            disable(endpoint.get(), WebhookEndpoint.Reason.GONE);
        } else if (state == State.GIVEN_UP) {
            gaveUp(1);
            log.error(
                    "ALARM: webhook endpoint {} has not taken event {} of case {} in {} attempts: {}. It is given up.",
                    lane.endpoint(),
                    due.message().id(),
                    due.message().caseNumber(),
                    due.attempts() + 1,
                    answer.failure());
        }
    }

    /** Tells an endpoint nothing any more, and gives up what waits. To be called with the endpoint locked. */
    void disable(WebhookEndpoint endpoint, WebhookEndpoint.Reason because) {
        Instant now = clock.instant();
        if (endpoint.enabled()) {
            endpoints.change(new WebhookEndpoint(
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.description(),
                    endpoint.events(),
                    new WebhookEndpoint.Disabled(now, because),
                    endpoint.secrets(),
                    endpoint.createdAt()));
        }
        int waited = deliveries.giveUpAll(endpoint.id(), now);
        gaveUp(waited);
        log.warn(
                "Webhook endpoint {} is disabled{}; {} events that waited for it are given up",
                endpoint.id(),
                because == WebhookEndpoint.Reason.GONE ? ", as it answered 410" : "",
                waited);
    }

    private void gaveUp(int number) {
        DeliveryMeters.WEBHOOK.count(meters, DeliveryMeters.Outcome.GIVEN_UP, number);
    }

    /** What the scheduler does with a lane that has run: it comes back when the next is due, or goes. */
    <T> CompletionHandler<T> after(Lane lane, Run run) {
        return (complete, operations) -> transaction.executeWithoutResult(status -> {
            Optional<Instant> next = endpoints
                    .lock(lane.endpoint())
                    .filter(WebhookEndpoint::enabled)
                    .flatMap(endpoint -> deliveries.nextOf(lane));
            Instant earliest = run.needsRest() ? clock.instant().plus(WebhookLanes.REST) : Instant.MIN;
            next.map(due -> due.isBefore(earliest) ? earliest : due)
                    .ifPresentOrElse(due -> operations.reschedule(complete, due), operations::remove);
        });
    }
}
