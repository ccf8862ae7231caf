package io.redress.notification;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.redress.audit.CaseEventType;
import io.redress.web.Conflict;
import io.redress.web.InvalidInput;
import io.redress.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The endpoints, as whoever owns them changes them. */
@Service
class EndpointRegister {

    private static final int MOST = 20;
    private static final int REPLAYED_AT_ONCE = 10_000;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private static final Set<String> EVENTS =
            CaseNews.TOLD.stream().map(CaseEventType::wireName).collect(Collectors.toCollection(TreeSet::new));

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final Webhooks webhooks;
    private final EndpointUrls urls;
    private final EndpointSecrets secrets;
    private final WebhookProperties properties;
    private final Clock clock;

    EndpointRegister(
            WebhookEndpoints endpoints,
            WebhookDeliveries deliveries,
            Webhooks webhooks,
            EndpointUrls urls,
            EndpointSecrets secrets,
            WebhookProperties properties,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.urls = urls;
        this.secrets = secrets;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param queued how many events are sent again
     * @param next after which to go on, absent if that was all
     */
    record Replay(int queued, @Nullable UUID next) {}

    List<WebhookEndpoint> all() {
        return endpoints.all();
    }

    /** @throws NotFound if there is none */
    WebhookEndpoint get(UUID id) {
        return endpoints.find(id).orElseThrow(() -> unknown(id));
    }

    /** @throws Conflict {@code too-many-webhook-endpoints}, {@code webhook-key-missing} */
    @Transactional
    WebhookEndpoint add(String url, List<String> events, String description) {
        urls.require(url);
        requireKnown(events);
        endpoints.lockNumber();
        if (endpoints.all().size() >= MOST) {
            throw new Conflict("too-many-webhook-endpoints", "There are %d endpoints at most.".formatted(MOST));
        }
        WebhookEndpoint made = new WebhookEndpoint(
                ids.generate(),
                url,
                description,
                distinct(events),
                null,
                new WebhookEndpoint.Secrets(secrets.draw(), null, null),
                clock.instant());
        endpoints.add(made);
        return made;
    }

    @Transactional
    WebhookEndpoint change(UUID id, String url, List<String> events, String description, boolean enabled) {
        WebhookEndpoint before = lock(id);
        urls.require(url);
        requireKnown(events);
        WebhookEndpoint after = new WebhookEndpoint(
                id,
                url,
                description,
                distinct(events),
                enabled ? null : before.disabled(),
                before.secrets(),
                before.createdAt());
        endpoints.change(after);
        if (!enabled && before.enabled()) {
            webhooks.disable(after, WebhookEndpoint.Reason.OWNER);
        }
        return get(id);
    }

    @Transactional
    void remove(UUID id) {
        if (!endpoints.delete(id)) {
            throw unknown(id);
        }
    }

    /** @param overlap how long the secret before still signs; null as configured */
    @Transactional
    WebhookEndpoint.Secrets rotate(UUID id, @Nullable Duration overlap) {
        WebhookEndpoint before = lock(id);
        Duration time = overlap == null ? properties.secretOverlap() : overlap;
        if (time.isNegative() || time.compareTo(LONGEST_OVERLAP) > 0) {
            throw new InvalidInput("invalid-duration", "overlap", "Two secrets overlap by 0 to 7 days.");
        }
        WebhookEndpoint.Secrets drawn = time.isZero()
                ? new WebhookEndpoint.Secrets(secrets.draw(), null, null)
                : new WebhookEndpoint.Secrets(
                        secrets.draw(),
                        before.secrets().current(),
                        clock.instant().plus(time));
        endpoints.change(new WebhookEndpoint(
                id, before.url(), before.description(), before.events(), before.disabled(), drawn, before.createdAt()));
        return drawn;
    }

    /** @throws Conflict {@code webhook-disabled} */
    @Transactional
    Replay replay(UUID id, @Nullable Instant since, @Nullable UUID after) {
        WebhookEndpoint endpoint = lock(id);
        if (!endpoint.enabled()) {
            throw new Conflict("webhook-disabled", "Enable the endpoint first: it is told nothing now.");
        }
        List<StoredMessage> past = deliveries.past(endpoint.events(), since, after, REPLAYED_AT_ONCE + 1);
        boolean more = past.size() > REPLAYED_AT_ONCE;
        List<StoredMessage> sent = more ? past.subList(0, REPLAYED_AT_ONCE) : past;
        webhooks.queue(endpoint, sent);
        return new Replay(sent.size(), more ? sent.get(sent.size() - 1).id() : null);
    }

    private WebhookEndpoint lock(UUID id) {
        return endpoints.lock(id).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("No webhook endpoint " + id + ".");
    }

    private static List<String> distinct(List<String> events) {
        return events.stream().distinct().sorted().toList();
    }

    private static void requireKnown(List<String> events) {
        for (int index = 0; index < events.size(); index++) {
            if (!EVENTS.contains(events.get(index))) {
                throw new InvalidInput(
                        "unknown-event",
                        "events[%d]".formatted(index),
                        "The events are " + String.join(", ", EVENTS) + ".");
            }
        }
    }
}
