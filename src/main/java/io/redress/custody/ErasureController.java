package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.audit.EventChain;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.web.Commands;
import io.redress.web.Cursor;
import io.redress.web.Forbidden;
import io.redress.web.NotFound;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Custody")
class ErasureController {

    private static final String LIST = "erasures";
    private static final String PATH = "/api/v1/erasures/";
    private static final Set<Role> READERS = EnumSet.of(Role.MARKETPLACE, Role.AUDITOR, Role.MEDIATION_LEAD);

    /** Why; both sides of each case read it in the timeline. */
    record ErasureReason(@NotBlank @Size(max = 2_000) String reason) {}

    private final Erasures erasures;
    private final Commands commands;

    ErasureController(Erasures erasures, Commands commands) {
        this.erasures = erasures;
        this.commands = commands;
    }

    /** Not a {@link io.redress.web.Command}: what is taken in by one transaction is carried out by one for each case. */
    @PostMapping("/parties/{side}/{id}/erasure")
    @Operation(
            summary = "Erase what is personal of a party",
            description =
                    "For the marketplace, whom the party has asked: name, address, words and papers of the party, in all its closed cases and its orders. 202 when something is left to be done later.")
    @ApiResponse(responseCode = "200", description = "It is done", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "Something is left to be done", useReturnTypeSchema = true)
    ResponseEntity<ErasureView> erase(
            @PathVariable String side,
            @PathVariable String id,
            @Valid @RequestBody ErasureReason body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        Party party = party(side, id);
        if (!caller.isMarketplace() || caller.isParty() && !party.equals(caller.party())) {
            throw new Forbidden("Only the marketplace asks for an erasure, for itself or acting for this party.");
        }
        String same = EventChain.sha256(("erasure of " + party + "\n" + body.reason()).getBytes(UTF_8));
        ResponseEntity<?> taken = commands.run(
                key,
                caller.keyOwner(),
                same,
                () -> ResponseEntity.accepted()
                        .location(URI.create(PATH + erasures.request(party, body.reason(), caller)))
                        .build());
        URI location = Objects.requireNonNull(taken.getHeaders().getLocation());
        UUID erasure = UUID.fromString(location.getPath().substring(PATH.length()));
        erasures.carryOut(erasure);
        ErasureView now = erasures.get(erasure);
        return ResponseEntity.status(now.completedAt() == null ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(location)
                .body(now);
    }

    @GetMapping("/erasures")
    @Operation(summary = "List erasures", description = "Latest first; for auditors, leads and the marketplace.")
    Page<ErasureView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        requireReader(caller);
        int size = Page.limit(limit);
        UUID before = Optional.ofNullable(Cursor.parse(cursor, LIST, 1))
                .map(position -> position.uuid(0))
                .orElse(null);
        List<ErasureView> found = erasures.list(before, size + 1);
        return Page.of(found, size, last -> Cursor.of(LIST, last.id()), its -> its);
    }

    @GetMapping("/erasures/{id}")
    @Operation(summary = "Read how far an erasure has come", description = "For auditors, leads and the marketplace.")
    ErasureView get(@PathVariable UUID id, Caller caller) {
        requireReader(caller);
        return erasures.get(id);
    }

    private static void requireReader(Caller caller) {
        if (!READERS.contains(caller.role()) || caller.isParty()) {
            throw new Forbidden("Erasures are read by auditors, mediation leads and the marketplace.");
        }
    }

    private static Party party(String side, String id) {
        try {
            return new Party(
                    Side.labelled(side).orElseThrow(() -> new NotFound("A party is a buyer or a seller.")), id);
        } catch (IllegalArgumentException otherForm) {
            throw new NotFound("No party has such an id.");
        }
    }
}
