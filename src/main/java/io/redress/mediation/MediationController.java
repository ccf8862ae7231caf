package io.redress.mediation;

import io.redress.cases.CaseAccess;
import io.redress.cases.CaseView;
import io.redress.cases.CaseViews;
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
    private final CaseAccess access;
    private final CaseViews views;

    MediationController(Decisions decisions, Conflicts conflicts, CaseAccess access, CaseViews views) {
        this.decisions = decisions;
        this.conflicts = conflicts;
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

    private ResponseEntity<CaseView> answer(ReturnCase subject, Caller caller) {
        return ResponseEntity.ok(views.of(subject, caller));
    }
}
