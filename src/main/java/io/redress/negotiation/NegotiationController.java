package io.redress.negotiation;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.redress.cases.Addressee;
import io.redress.cases.CaseAccess;
import io.redress.cases.CaseView;
import io.redress.cases.CaseView.OfferView;
import io.redress.cases.CaseViews;
import io.redress.cases.ReturnCase;
import io.redress.security.Caller;
import io.redress.web.Command;
import io.redress.web.Forbidden;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases/{number}")
@Tag(name = "Negotiation")
class NegotiationController {

    /** Why an offer is refused. */
    record Refusal(@NotBlank @Size(max = 4_000) String reason) {}

    /**
     * What somebody writes; {@code body} and {@code message} are read as well.
     *
     * @param to for staff: the side that alone reads it; left out: both
     */
    record NewMessage(
            @NotBlank @Size(max = 8_000) @JsonAlias({"body", "message"})
            String text,

            @Nullable Addressee to) {}

    record NewRepairAttempt(
            @NotNull @Positive Integer days,
            @Nullable @Size(max = 4_000) String note) {}

    private final Negotiations negotiations;
    private final RepairAttempts repairs;
    private final Messages messages;
    private final CaseAccess access;
    private final CaseViews views;

    NegotiationController(
            Negotiations negotiations, RepairAttempts repairs, Messages messages, CaseAccess access, CaseViews views) {
        this.negotiations = negotiations;
        this.repairs = repairs;
        this.messages = messages;
        this.access = access;
        this.views = views;
    }

    @PostMapping("/offers")
    @Command
    @Operation(
            summary = "Make an offer",
            description =
                    "Withdraws the offer before it. Possible until a decision is issued (N1, N7); a mediator proposes a settlement with it.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<OfferView> offer(
            @PathVariable String number, @Valid @RequestBody OfferRequest request, Caller caller) {
        OfferView made = negotiations.offer(access.forCommand(number, caller), caller, request);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + number)).body(made);
    }

    @PostMapping("/offers/{offerId}/accept")
    @Command
    @Operation(
            summary = "Accept the open offer",
            description = "The parties agree, and the case goes to settlement (N2).")
    ResponseEntity<CaseView> accept(@PathVariable String number, @PathVariable UUID offerId, Caller caller) {
        return answer(negotiations.accept(access.forCommand(number, caller), caller, offerId), caller);
    }

    @PostMapping("/offers/{offerId}/reject")
    @Command
    @Operation(summary = "Refuse the open offer", description = "With a reason, which both read.")
    ResponseEntity<CaseView> reject(
            @PathVariable String number,
            @PathVariable UUID offerId,
            @Valid @RequestBody Refusal refusal,
            Caller caller) {
        return answer(
                negotiations.reject(access.forCommand(number, caller), caller, offerId, refusal.reason()), caller);
    }

    @PostMapping("/escalate")
    @Command
    @Operation(
            summary = "Take the case to the formal dispute",
            description =
                    "States what was expected and what was received (N5, V1). Files the dispute that silence has opened, too.")
    ResponseEntity<CaseView> escalate(
            @PathVariable String number, @Valid @RequestBody EscalationRequest request, Caller caller) {
        return answer(negotiations.escalate(access.forCommand(number, caller), caller, request), caller);
    }

    @PostMapping("/messages")
    @Command
    @Operation(
            summary = "Write a message",
            description =
                    "Parties read each other; staff read and write once the formal dispute is open, and may write to one side only, of which the other is not told (N6).")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Messages.Message> send(
            @PathVariable String number, @Valid @RequestBody NewMessage message, Caller caller) {
        Messages.Message sent = messages.send(access.forCommand(number, caller), caller, message.text(), message.to());
        return ResponseEntity.created(URI.create("/api/v1/cases/" + number + "/messages"))
                .body(sent);
    }

    @GetMapping("/messages")
    @Operation(
            summary = "Read the messages of a case",
            description =
                    "Mediators read them once the formal dispute is open (N6); before it this is 403. A party reads those that are for it.")
    Page<Messages.Message> messages(@PathVariable String number, Caller caller) {
        ReturnCase subject = access.read(number, caller);
        if (!CaseAccess.readsMessages(subject, caller)) {
            throw new Forbidden("The parties still write among themselves; mediators read along in a formal dispute.");
        }
        return new Page<>(messages.of(subject.number(), caller), null);
    }

    @PostMapping("/repair-attempts")
    @Command
    @Operation(
            summary = "Ask for time to repair",
            description = "For the seller, once; it stops the clock when the buyer agrees (N3).")
    ResponseEntity<CaseView> proposeRepair(
            @PathVariable String number, @Valid @RequestBody NewRepairAttempt attempt, Caller caller) {
        String note = attempt.note() == null ? "" : attempt.note();
        return answer(repairs.propose(access.forCommand(number, caller), caller, attempt.days(), note), caller);
    }

    @PostMapping("/repair-attempts/agree")
    @Command
    @Operation(
            summary = "Agree to a repair attempt",
            description = "For the buyer: all terms of the negotiation stand still meanwhile (N3).")
    ResponseEntity<CaseView> agreeRepair(@PathVariable String number, Caller caller) {
        return answer(repairs.agree(access.forCommand(number, caller), caller), caller);
    }

    @PostMapping("/repair-attempts/end")
    @Command
    @Operation(
            summary = "Say that the repair is over",
            description = "For the buyer, whether it worked or not: the clock runs again.")
    ResponseEntity<CaseView> endRepair(@PathVariable String number, Caller caller) {
        return answer(repairs.end(access.forCommand(number, caller), caller), caller);
    }

    private ResponseEntity<CaseView> answer(ReturnCase subject, Caller caller) {
        return ResponseEntity.ok(views.of(subject, caller));
    }
}
