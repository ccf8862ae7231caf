package io.redress.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.cases.LegalHold;
import io.redress.security.Caller;
import io.redress.web.Command;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases/{number}/legal-hold")
@Tag(name = "Custody")
class LegalHoldController {

    /** Why; both parties read it in the timeline. */
    record HoldReason(@NotBlank @Size(max = 2_000) String reason) {}

    /** Whether a case is held, and if so since when and by whom. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldView(
            String caseNumber,
            boolean held,
            @Nullable Instant since,
            @Nullable String by) {

        static HoldView of(String number, Optional<LegalHold> hold) {
            return new HoldView(
                    number,
                    hold.isPresent(),
                    hold.map(LegalHold::since).orElse(null),
                    hold.map(LegalHold::by).orElse(null));
        }
    }

    private final LegalHolds holds;

    LegalHoldController(LegalHolds holds) {
        this.holds = holds;
    }

    @PostMapping
    @Command
    @Operation(
            summary = "Place a legal hold",
            description =
                    "For mediation leads and auditors: the case is neither erased nor retired until it is released.")
    ResponseEntity<HoldView> place(@PathVariable String number, @Valid @RequestBody HoldReason body, Caller caller) {
        return ResponseEntity.ok(
                HoldView.of(number, holds.place(number, caller, body.reason()).legalHold()));
    }

    @PostMapping("/release")
    @Command
    @Operation(summary = "Release a legal hold", description = "For mediation leads and auditors.")
    ResponseEntity<HoldView> release(@PathVariable String number, @Valid @RequestBody HoldReason body, Caller caller) {
        return ResponseEntity.ok(
                HoldView.of(number, holds.release(number, caller, body.reason()).legalHold()));
    }

    @GetMapping
    @Operation(summary = "Read whether a case is under legal hold", description = "For mediation leads and auditors.")
    HoldView get(@PathVariable String number, Caller caller) {
        return HoldView.of(number, holds.of(number, caller));
    }
}
