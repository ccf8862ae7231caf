package io.redress.mediation;

import io.redress.cases.CaseAccess;
import io.redress.cases.CaseView;
import io.redress.cases.CaseViews;
import io.redress.cases.ClockPauses;
import io.redress.cases.ReturnCase;
import io.redress.security.Caller;
import io.redress.web.Command;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases/{number}")
@Tag(name = "Mediation")
class MediationController {

    private final Decisions decisions;
    private final Conflicts conflicts;
    private final HandOvers handOvers;
    private final ClockPauses pauses;
    private final CaseAccess access;
    private final CaseViews views;

    MediationController(
            Decisions decisions,
            Conflicts conflicts,
            HandOvers handOvers,
            ClockPauses pauses,
            CaseAccess access,
            CaseViews views) {
        this.decisions = decisions;
        this.conflicts = conflicts;
        this.handOvers = handOvers;
        this.pauses = pauses;
        this.access = access;
        this.views = views;
    }

    @PostMapping("/decision")
    @Command
    @Operation(
            summary = "Decide a dispute, or an objection to goods",
            description =
                    "For mediators (M3). Claims the task if nobody has. Above the limit a second signature is needed before it is issued (M4).")
    ResponseEntity<CaseView> decide(
            @PathVariable String number, @Valid @RequestBody DecisionRequest request, Caller caller) {
        return answer(decisions.decide(access.forCommand(number, caller), caller, request), caller);
    }

    @PostMapping("/decision/signature")
    @Command
    @Operation(
            summary = "Sign a decision, or send it back",
            description = "For senior mediators and the lead, never whoever made it (M4).")
    ResponseEntity<CaseView> sign(
            @PathVariable String number, @Valid @RequestBody SignatureRequest request, Caller caller) {
        return answer(decisions.sign(access.forCommand(number, caller), caller, request), caller);
    }

    @PostMapping("/conflicts")
    @Command
    @Operation(
            summary = "Declare a conflict of interest",
            description = "For staff: the case leaves the hands of whoever declares it (M2).")
    ResponseEntity<CaseView> declareConflict(
            @PathVariable String number, @Valid @RequestBody ConflictDeclaration declaration, Caller caller) {
        return answer(conflicts.declare(access.forCommand(number, caller), caller, declaration), caller);
    }

    @PostMapping("/hand-over")
    @Command
    @Operation(
            summary = "Hand over a task of staff",
            description =
                    "For whoever has it, and for the lead: to a colleague who may decide it (M2, M4, A3), or back to its groups. The parties are not told.")
    ResponseEntity<CaseView> handOver(
            @PathVariable String number, @Valid @RequestBody HandOverRequest request, Caller caller) {
        return answer(handOvers.handOver(access.forCommand(number, caller), caller, request), caller);
    }

    @PostMapping("/pause")
    @Command
    @Operation(
            summary = "Stop the clock",
            description =
                    "For staff who wait for somebody outside, say a laboratory; how often and how long stands in a table. Both parties read until when and why (M1).")
    ResponseEntity<CaseView> pause(
            @PathVariable String number, @Valid @RequestBody PauseRequest request, Caller caller) {
        return answer(
                pauses.pause(access.forCommand(number, caller), caller, request.reason(), request.days()), caller);
    }

    @PostMapping("/resume")
    @Command
    @Operation(
            summary = "Let the clock run again",
            description = "For staff, before the pause is over: what was not used of it is taken back (M1).")
    ResponseEntity<CaseView> resume(@PathVariable String number, Caller caller) {
        return answer(pauses.resume(access.forCommand(number, caller), caller), caller);
    }

    private ResponseEntity<CaseView> answer(ReturnCase subject, Caller caller) {
        return ResponseEntity.ok(views.of(subject, caller));
    }
}
