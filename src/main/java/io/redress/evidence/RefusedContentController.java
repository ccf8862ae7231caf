package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.audit.Actor;
import io.redress.audit.EventChain;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.Commands;
import io.redress.web.Cursor;
import io.redress.web.Forbidden;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Malware that was handed in, for those who answer for what becomes of it. Nobody gets what is in it here either. */
@RestController
@RequestMapping("/api/v1/refused-contents")
@Tag(name = "Evidence")
class RefusedContentController {

    private static final String LIST = "refused-contents";

    /** Why; both parties of each case read it in the timeline. */
    record DecisionReason(@NotBlank @Size(max = 2_000) String reason) {}

    private final Quarantine quarantine;
    private final RefusedContents contents;
    private final Commands commands;

    RefusedContentController(Quarantine quarantine, RefusedContents contents, Commands commands) {
        this.quarantine = quarantine;
        this.contents = contents;
        this.commands = commands;
    }

    @GetMapping
    @Operation(
            summary = "List contents in which malware was found after they had been handed in",
            description = "The latest first, with all pieces of evidence that each concerns. For leads and auditors.")
    Page<RefusedContent> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        if (caller.role() != Role.MEDIATION_LEAD && caller.role() != Role.AUDITOR) {
            throw new Forbidden("Refused contents are for leads and auditors to know.");
        }
        Cursor after = Cursor.parse(cursor, LIST, 2);
        int count = Page.limit(limit);
        List<RefusedContent> rows =
                contents.latest(after == null ? null : after.instant(0), after == null ? "" : after.text(1), count + 1);
        return Page.of(rows, count, last -> Cursor.of(LIST, last.foundAt(), last.sha256()), found -> found);
    }

    /** Not a {@link io.redress.web.Command}: each piece that has the content follows in a transaction of its own. */
    @PostMapping("/{sha256}/release")
    @Operation(
            summary = "Release a false alarm",
            description =
                    "For mediation leads, who have looked into it or had it looked into: the scanner was wrong. Its pieces are evidence from now on, for both parties, and whoever hands in the same file again is not refused.")
    ResponseEntity<RefusedContent> release(
            @PathVariable String sha256,
            @Valid @RequestBody DecisionReason body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return decide("release", sha256, body, key, caller);
    }

    @PostMapping("/{sha256}/removal")
    @Operation(
            summary = "Remove malware for good",
            description =
                    "For mediation leads: the bytes are removed from the store at once. The rows of its pieces stay, with name, hash and what was found.")
    ResponseEntity<RefusedContent> remove(
            @PathVariable String sha256,
            @Valid @RequestBody DecisionReason body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return decide("removal", sha256, body, key, caller);
    }

    private ResponseEntity<RefusedContent> decide(
            String what, String sha256, DecisionReason body, @Nullable String key, Caller caller) {
        if (caller.role() != Role.MEDIATION_LEAD) {
            throw new Forbidden("Only mediation leads decide what becomes of a refused content.");
        }
        quarantine.get(sha256);
        String same = EventChain.sha256((what + " of " + sha256 + "\n" + body.reason()).getBytes(UTF_8));
        commands.run(key, caller.keyOwner(), same, () -> {
            if (what.equals("release")) {
                quarantine.release(sha256, Actor.of(caller), body.reason().strip());
            } else {
                quarantine.remove(sha256, Actor.of(caller), body.reason().strip());
            }
            return ResponseEntity.noContent().build();
        });
        quarantine.bringIntoLine();
        return ResponseEntity.ok(quarantine.get(sha256));
    }
}
