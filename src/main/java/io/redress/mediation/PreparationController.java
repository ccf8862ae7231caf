package io.redress.mediation;

import io.redress.cases.CaseAccess;
import io.redress.cases.ReturnCase;
import io.redress.mediation.precedents.SimilarCasesView;
import io.redress.policy.Fault;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases/{number}")
@Tag(name = "Mediation")
class PreparationController {

    private final Preparation preparation;
    private final CaseAccess access;

    PreparationController(Preparation preparation, CaseAccess access) {
        this.preparation = preparation;
        this.access = access;
    }

    @GetMapping("/precedents")
    @Operation(
            summary = "Read which similar cases were decided, and how",
            description =
                    "For those who decide (M6, M7): the most similar first, what is usual among them, and in what a draft that the parameters describe differs from it.")
    SimilarCasesView precedents(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable RemedyType remedy,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable Fault fault,
            Caller caller) {
        ReturnCase subject = access.read(number, caller);
        return preparation.similarCases(subject, caller, Preparation.proposal(subject, remedy, amount, fault, null));
    }

    @GetMapping("/decision/draft")
    @Operation(
            summary = "Read a draft of the reasons",
            description =
                    "For those who decide, while the dispute waits for it (M5). Passages such as [Say why …] are theirs to fill in: reasons that still have one, or that are this draft unchanged, are refused.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409")
    PreparedReasons draft(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable RemedyType remedy,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable Fault fault,
            @RequestParam(required = false) @Nullable Boolean returnRequired,
            Caller caller) {
        ReturnCase subject = access.read(number, caller);
        return preparation.draft(subject, caller, Preparation.proposal(subject, remedy, amount, fault, returnRequired));
    }

    @GetMapping(path = "/decision/statement.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "Take the statement of reasons as a document",
            description = "For both parties and staff, once the decision is issued (M5). A PDF with tags (PDF/UA).")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "409")
    ResponseEntity<byte[]> statement(@PathVariable String number, Caller caller) {
        return pdf(number, preparation.statement(access.read(number, caller)));
    }

    /** A download that is called after the case. */
    static ResponseEntity<byte[]> pdf(String number, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(number + ".pdf")
                                .build()
                                .toString())
                .body(content);
    }
}
