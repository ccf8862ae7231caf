package io.redress.appeal;

import io.redress.cases.CaseAccess;
import io.redress.cases.CaseView;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.CaseViews;
import io.redress.cases.ReturnCase;
import io.redress.security.Caller;
import io.redress.web.Command;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases/{number}/appeals")
@Tag(name = "Appeals")
class AppealController {

    private final Appeals appeals;
    private final CaseAccess access;
    private final CaseViews views;

    AppealController(Appeals appeals, CaseAccess access, CaseViews views) {
        this.appeals = appeals;
        this.access = access;
        this.views = views;
    }

    @PostMapping
    @Command
    @Operation(
            summary = "Appeal against the decision",
            description =
                    "For either party, once, within the window (A1). A refused appeal is answered with the reason and does not count (A2).")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<AppealView> file(
            @PathVariable String number, @Valid @RequestBody AppealRequest request, Caller caller) {
        AppealView filed = appeals.file(access.forCommand(number, caller), caller, request);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + number)).body(filed);
    }

    @PostMapping("/waive")
    @Command
    @Operation(
            summary = "Give up the appeal",
            description = "For a losing party: nothing waits for the window any more (A5).")
    ResponseEntity<CaseView> waive(@PathVariable String number, Caller caller) {
        return answer(appeals.waive(access.forCommand(number, caller), caller), caller);
    }

    @PostMapping("/{appealId}/answer")
    @Command
    @Operation(summary = "Answer the other side's appeal")
    ResponseEntity<CaseView> answer(
            @PathVariable String number,
            @PathVariable UUID appealId,
            @Valid @RequestBody AnswerRequest request,
            Caller caller) {
        return answer(appeals.answer(access.forCommand(number, caller), appealId, caller, request), caller);
    }

    @PostMapping("/{appealId}/decision")
    @Command
    @Operation(
            summary = "Decide an appeal",
            description = "For senior mediators and the lead who took no part in the decision (A3, A4).")
    ResponseEntity<CaseView> decide(
            @PathVariable String number,
            @PathVariable UUID appealId,
            @Valid @RequestBody AppealDecisionRequest request,
            Caller caller) {
        return answer(appeals.decide(access.forCommand(number, caller), appealId, caller, request), caller);
    }

    private ResponseEntity<CaseView> answer(ReturnCase subject, Caller caller) {
        return ResponseEntity.ok(views.of(subject, caller));
    }
}
