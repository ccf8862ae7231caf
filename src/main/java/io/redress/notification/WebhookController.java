package io.redress.notification;

import io.redress.notification.Delivery.State;
import io.redress.security.Caller;
import io.redress.web.Command;
import io.redress.web.Cursor;
import io.redress.web.Forbidden;
import io.redress.web.InvalidInput;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the marketplace says whom to tell what. */
@RestController
@RequestMapping(WebhookController.PATH)
@Tag(name = "Webhooks")
class WebhookController {

    static final String PATH = "/api/v1/webhook-endpoints";

    private static final String LIST = "webhook-deliveries";
    private static final String FOR_THE_MARKETPLACE = "For the marketplace, acting for nobody. ";

    /** @param events names such as {@code case.opened}; none, or left out, for all */
    record EndpointRequest(
            @NotBlank String url,
            @Nullable @Size(max = 100) List<@NotNull String> events,
            @Nullable @Size(max = 500) String description) {}

    /** All of it, in the place of what was. @param enabled left out: true */
    record EndpointChange(
            @NotBlank String url,
            @Nullable @Size(max = 100) List<@NotNull String> events,
            @Nullable @Size(max = 500) String description,
            @Nullable Boolean enabled) {}

    /** @param disabledBecause {@code GONE} if it answered 410, {@code OWNER} if the marketplace said so */
    record EndpointView(
            UUID id,
            String url,
            List<String> events,
            String description,
            boolean enabled,
            @Nullable Instant disabledAt,
            WebhookEndpoint.@Nullable Reason disabledBecause,
            @Nullable Instant earlierSecretUntil,
            Instant createdAt) {

        static EndpointView of(WebhookEndpoint endpoint) {
            WebhookEndpoint.Disabled disabled = endpoint.disabled();
            return new EndpointView(
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.events(),
                    endpoint.description(),
                    endpoint.enabled(),
                    disabled == null ? null : disabled.at(),
                    disabled == null ? null : disabled.because(),
                    endpoint.secrets().earlierUntil(),
                    endpoint.createdAt());
        }
    }

    /** @param secret for {@code webhook-signature}; shown in this answer only */
    record NewEndpoint(
            UUID id,
            String url,
            List<String> events,
            String description,
            boolean enabled,
            Instant createdAt,
            String secret) {}

    /** @param overlap how long the earlier secret signs as well, such as {@code PT24H}; left out: as configured */
    record Rotation(@Nullable String overlap) {}

    /** @param secret for {@code webhook-signature}; shown in this answer only */
    record NewSecret(String secret, @Nullable Instant earlierSecretUntil) {}

    /** Either of the two. @param after an event, exclusive @param since inclusive, UTC */
    record ReplayRequest(@Nullable UUID after, @Nullable Instant since) {}

    private final EndpointRegister register;
    private final WebhookDeliveries deliveries;

    WebhookController(EndpointRegister register, WebhookDeliveries deliveries) {
        this.register = register;
        this.deliveries = deliveries;
    }

    @PostMapping
    @Command(keyRequired = true)
    @Operation(summary = "Register a webhook endpoint", description = FOR_THE_MARKETPLACE + """
                    The answer is the only one that shows the secret. What happens from now on is posted to the URL.""")
    @ApiResponse(responseCode = "201", description = "It is registered")
    ResponseEntity<NewEndpoint> register(@Valid @RequestBody EndpointRequest request, Caller caller) {
        requireMarketplace(caller);
        WebhookEndpoint made = register.add(request.url(), given(request.events()), given(request.description()));
        return ResponseEntity.created(URI.create(PATH + "/" + made.id()))
                .body(new NewEndpoint(
                        made.id(),
                        made.url(),
                        made.events(),
                        made.description(),
                        made.enabled(),
                        made.createdAt(),
                        made.secrets().current()));
    }

    @GetMapping
    @Operation(summary = "List webhook endpoints", description = FOR_THE_MARKETPLACE)
    Page<EndpointView> list(Caller caller) {
        requireMarketplace(caller);
        return new Page<>(register.all().stream().map(EndpointView::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a webhook endpoint", description = FOR_THE_MARKETPLACE)
    EndpointView read(@PathVariable UUID id, Caller caller) {
        requireMarketplace(caller);
        return EndpointView.of(register.get(id));
    }

    @PutMapping("/{id}")
    @Command
    @Operation(summary = "Change, disable or enable a webhook endpoint", description = FOR_THE_MARKETPLACE + """
                    While it is disabled it is told nothing, and what waited is given up; a replay brings it back.""")
    ResponseEntity<EndpointView> change(
            @PathVariable UUID id, @Valid @RequestBody EndpointChange request, Caller caller) {
        requireMarketplace(caller);
        return ResponseEntity.ok(EndpointView.of(register.change(
                id,
                request.url(),
                given(request.events()),
                given(request.description()),
                request.enabled() == null || request.enabled())));
    }

    @DeleteMapping("/{id}")
    @Command
    @Operation(summary = "Remove a webhook endpoint", description = FOR_THE_MARKETPLACE)
    @ApiResponse(responseCode = "204", description = "It is removed, with all that waited for it")
    ResponseEntity<Void> remove(@PathVariable UUID id, Caller caller) {
        requireMarketplace(caller);
        register.remove(id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/rotate-secret")
    @Command(keyRequired = true)
    @Operation(summary = "Draw a new secret", description = FOR_THE_MARKETPLACE + """
                    The answer is the only one that shows it. Until the overlap is over, each delivery has two signatures.""")
    ResponseEntity<NewSecret> rotate(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Rotation request, Caller caller) {
        requireMarketplace(caller);
        WebhookEndpoint.Secrets secrets = register.rotate(id, overlap(request));
        return ResponseEntity.ok(new NewSecret(secrets.current(), secrets.earlierUntil()));
    }

    @PostMapping("/{id}/replay")
    @Command(keyRequired = true)
    @Operation(summary = "Send past events again", description = FOR_THE_MARKETPLACE + """
                    Those after an event or since a time that the endpoint wants, with the ids that they always had, in the \
                    order of each case. When the answer has next, go on after it.""")
    ResponseEntity<EndpointRegister.Replay> replay(
            @PathVariable UUID id, @RequestBody ReplayRequest request, Caller caller) {
        requireMarketplace(caller);
        if ((request.after() == null) == (request.since() == null)) {
            throw new InvalidInput("after", "Say either after which event, or since when.");
        }
        return ResponseEntity.ok(register.replay(id, request.since(), request.after()));
    }

    @GetMapping("/{id}/deliveries")
    @Operation(summary = "Read what became of deliveries", description = FOR_THE_MARKETPLACE + """
                    The latest event first, with attempts, last answer and next try. Those that ended are kept for some weeks.""")
    Page<Delivery> deliveries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        requireMarketplace(caller);
        Cursor after = Cursor.parse(cursor, LIST, 1);
        int count = Page.limit(limit);
        UUID endpoint = register.get(id).id();
        List<Delivery> rows = deliveries.latest(endpoint, state, after == null ? null : after.uuid(0), count + 1);
        return Page.of(rows, count, last -> Cursor.of(LIST, last.eventId()), delivery -> delivery);
    }

    /** A party that the marketplace acts for has no say in whom the marketplace's systems are told. */
    private static void requireMarketplace(Caller caller) {
        if (!caller.isMarketplace() || caller.isParty()) {
            throw new Forbidden("Webhooks are for the marketplace, acting for nobody.");
        }
    }

    private static @Nullable Duration overlap(@Nullable Rotation request) {
        try {
            return request == null || request.overlap() == null ? null : Duration.parse(request.overlap());
        } catch (DateTimeException notOne) {
            throw new InvalidInput("invalid-duration", "overlap", "An overlap is an ISO-8601 duration such as PT24H.");
        }
    }

    private static List<String> given(@Nullable List<String> events) {
        return events == null ? List.of() : events;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
