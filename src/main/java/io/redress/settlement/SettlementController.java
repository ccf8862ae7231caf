package io.redress.settlement;

import io.redress.cases.CaseAccess;
import io.redress.cases.CaseView;
import io.redress.cases.CaseViews;
import io.redress.cases.ReturnCase;
import io.redress.policy.InspectionResult;
import io.redress.security.Caller;
import io.redress.web.Command;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases/{number}")
@Tag(name = "Settlement")
class SettlementController {

    /** What the seller found; photos or videos by the ids of evidence handed in before. */
    record Inspection(
            @NotNull InspectionResult result,
            @Nullable @Size(max = 4_000) String note,
            @Nullable @Size(max = 100) List<@NotNull UUID> evidenceIds) {}

    record Receipt(
            @NotNull Boolean accepted,
            @Nullable @Size(max = 4_000) String note) {}

    record AwardPayment(@NotBlank @Size(max = 200) String reference) {}

    private final Returns returns;
    private final Replacements replacements;
    private final Refunds refunds;
    private final CaseAccess access;
    private final CaseViews views;

    SettlementController(
            Returns returns, Replacements replacements, Refunds refunds, CaseAccess access, CaseViews views) {
        this.returns = returns;
        this.replacements = replacements;
        this.refunds = refunds;
        this.access = access;
        this.views = views;
    }

    @PostMapping("/return-shipment")
    @Command
    @Operation(summary = "Tell that the return is on its way", description = "For the buyer (S1).")
    ResponseEntity<CaseView> shipReturn(
            @PathVariable String number, @Valid @RequestBody Shipment shipment, Caller caller) {
        return answer(returns.ship(access.forCommand(number, caller), caller, shipment), caller);
    }

    @PostMapping("/return-inspection")
    @Command
    @Operation(
            summary = "Tell what came back",
            description =
                    "For the seller. All results but AS_EXPECTED and NOT_ARRIVED need a photo or video handed in before (S2).")
    ResponseEntity<CaseView> inspectReturn(
            @PathVariable String number, @Valid @RequestBody Inspection found, Caller caller) {
        List<UUID> evidenceIds = found.evidenceIds() == null ? List.of() : found.evidenceIds();
        return answer(
                returns.inspect(access.forCommand(number, caller), caller, found.result(), found.note(), evidenceIds),
                caller);
    }

    @PostMapping("/replacement-shipment")
    @Command
    @Operation(summary = "Tell that the replacement is on its way", description = "For the seller (S3).")
    ResponseEntity<CaseView> shipReplacement(
            @PathVariable String number, @Valid @RequestBody Shipment shipment, Caller caller) {
        return answer(replacements.ship(access.forCommand(number, caller), caller, shipment), caller);
    }

    @PostMapping("/replacement-receipt")
    @Command
    @Operation(summary = "Accept or object to the replacement", description = "For the buyer (S3).")
    ResponseEntity<CaseView> confirmReceipt(
            @PathVariable String number, @Valid @RequestBody Receipt receipt, Caller caller) {
        return answer(
                replacements.confirm(access.forCommand(number, caller), caller, receipt.accepted(), receipt.note()),
                caller);
    }

    @PostMapping("/award-payment")
    @Command
    @Operation(
            summary = "Record that the seller has paid the award",
            description = "For the marketplace, when the platform holds no money of the order (S4).")
    ResponseEntity<CaseView> recordPayment(
            @PathVariable String number, @Valid @RequestBody AwardPayment payment, Caller caller) {
        return answer(refunds.recordPayment(access.forCommand(number, caller), caller, payment.reference()), caller);
    }

    private ResponseEntity<CaseView> answer(ReturnCase subject, Caller caller) {
        return ResponseEntity.ok(views.of(subject, caller));
    }
}
