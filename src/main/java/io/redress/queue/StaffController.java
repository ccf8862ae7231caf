package io.redress.queue;

import io.redress.security.Caller;
import io.redress.web.Command;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/staff")
@Tag(name = "Staff")
class StaffController {

    /** Times UTC. @param until exclusive */
    record AbsenceRequest(@NotNull Instant from, @NotNull Instant until) {}

    /** Everything of somebody goes to other hands. @param to left out: the groups of each task */
    record HandOverAllRequest(
            @Nullable @Size(max = 255) String to,
            @NotBlank @Size(max = 2_000) String note) {}

    /** One of staff. @param oldest when the task came that waits longest */
    record StaffView(
            String person,
            String name,
            int open,
            int urgent,
            int overdue,
            @Nullable Instant oldest,
            @Nullable Absence absence) {

        static StaffView of(Workforce.Member member) {
            return new StaffView(
                    member.person().id(),
                    member.person().name(),
                    member.load().open(),
                    member.load().urgent(),
                    member.load().overdue(),
                    member.load().oldest(),
                    member.absence());
        }
    }

    private final Workforce workforce;
    private final Absences absences;
    private final Reassignments reassignments;

    StaffController(Workforce workforce, Absences absences, Reassignments reassignments) {
        this.workforce = workforce;
        this.absences = absences;
        this.reassignments = reassignments;
    }

    @GetMapping
    @Operation(summary = "What each member of staff has, and who is away", description = "For mediation leads.")
    Page<StaffView> staff(Caller caller) {
        Workforce.requireLead(caller);
        return new Page<>(
                workforce.overview().members().stream().map(StaffView::of).toList(), null);
    }

    @PutMapping("/{person}/absence")
    @Command
    @Operation(
            summary = "Enter an absence, in the place of the one before",
            description =
                    "For mediation leads. When it begins, what the person has goes back to its groups; while it lasts, nothing comes to that person.")
    ResponseEntity<Absence> absent(
            @PathVariable String person, @Valid @RequestBody AbsenceRequest request, Caller caller) {
        Workforce.requireLead(caller);
        return ResponseEntity.ok(absences.enter(person, request.from(), request.until(), caller));
    }

    @DeleteMapping("/{person}/absence")
    @Command
    @Operation(summary = "Take an absence back", description = "For mediation leads.")
    @ApiResponse(responseCode = "204", description = "It is taken back")
    ResponseEntity<Void> present(@PathVariable String person, Caller caller) {
        Workforce.requireLead(caller);
        absences.end(person);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{person}/hand-over")
    @Command
    @Operation(
            summary = "Hand over everything that somebody has",
            description = "For mediation leads. What may not go to that colleague stays, with why (M2, M4, A3).")
    ResponseEntity<Reassignments.Outcome> handOver(
            @PathVariable String person, @Valid @RequestBody HandOverAllRequest request, Caller caller) {
        Workforce.requireLead(caller);
        return ResponseEntity.ok(reassignments.all(person, blankless(request.to()), request.note(), caller));
    }

    private static @Nullable String blankless(@Nullable String to) {
        return to == null || to.isBlank() ? null : to.strip();
    }
}
