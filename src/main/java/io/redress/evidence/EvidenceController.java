package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView;
import io.redress.cases.CaseViews;
import io.redress.cases.ReturnCase;
import io.redress.evidence.store.Sha256;
import io.redress.security.Caller;
import io.redress.web.Command;
import io.redress.web.Commands;
import io.redress.web.Page;
import io.redress.web.RequestBegin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@RequestMapping("/api/v1/cases/{number}")
@Tag(name = "Evidence")
class EvidenceController {

    private final EvidenceIntake intake;
    private final EvidenceFile file;
    private final EvidencePhase phase;
    private final EvidenceRequests requests;
    private final Readiness readiness;
    private final CaseAccess access;
    private final CaseViews views;
    private final Commands commands;

    EvidenceController(
            EvidenceIntake intake,
            EvidenceFile file,
            EvidencePhase phase,
            EvidenceRequests requests,
            Readiness readiness,
            CaseAccess access,
            CaseViews views,
            Commands commands) {
        this.intake = intake;
        this.file = file;
        this.phase = phase;
        this.requests = requests;
        this.readiness = readiness;
        this.access = access;
        this.views = views;
        this.commands = commands;
    }

    /** Not a {@link Command}: the files are stored before the transaction begins. Nothing is read before it may be. */
    @PostMapping(path = "/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Hand in evidence",
            description =
                    "One file with its type, or several, all or none. The same content as the same type from the same side is the piece that is there already (200). A piece is never changed; name it in supersedes to hand in another for it (V4).",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = EvidenceForm.Fields.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The piece; for several files a list of them",
            content = @Content(schema = @Schema(implementation = EvidenceView.class)))
    ResponseEntity<?> submit(
            @PathVariable String number,
            MultipartHttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller)
            throws IOException, ServletException {
        Instant began = RequestBegin.of(request);
        ReturnCase subject = access.read(number, caller);
        if (!commands.isAnswered(key, caller.keyOwner())) {
            intake.admit(subject, caller, began, request.getContentLengthLong());
        }
        EvidenceForm form = EvidenceForm.read(request);
        List<Piece> pieces = form.with(intake.receive(form.uploads()));
        return commands.run(key, caller.keyOwner(), fingerprint(subject.number(), pieces), () -> {
            List<Submission> submissions = intake.submit(access.forCommand(number, caller), caller, pieces, began);
            boolean added = submissions.stream().anyMatch(Submission::added);
            return ResponseEntity.status(added ? HttpStatus.CREATED : HttpStatus.OK)
                    .location(locationOf(subject.number(), submissions))
                    .body(body(submissions));
        });
    }

    private static Object body(List<Submission> submissions) {
        List<EvidenceView> evidence =
                submissions.stream().map(Submission::evidence).toList();
        return evidence.size() == 1 ? evidence.get(0) : new Page<>(evidence, null);
    }

    private static URI locationOf(CaseNumber number, List<Submission> submissions) {
        String list = "/api/v1/cases/%s/evidence".formatted(number);
        return URI.create(
                submissions.size() == 1
                        ? list + "/" + submissions.get(0).evidence().id() + "/content"
                        : list);
    }

    @GetMapping("/evidence")
    @Operation(summary = "List the evidence of a case", description = "Of both sides, and what was superseded, too.")
    Page<EvidenceView> list(@PathVariable String number, Caller caller) {
        return new Page<>(file.of(access.read(number, caller).number(), caller), null);
    }

    @PostMapping("/evidence/complete")
    @Command
    @Operation(
            summary = "Say that all evidence is handed in",
            description =
                    "Both sides done ends the phase early (V2); in mediation it answers what the mediator asked for.")
    ResponseEntity<CaseView> complete(@PathVariable String number, Caller caller) {
        ReturnCase subject = phase.complete(access.forCommand(number, caller), caller);
        return ResponseEntity.ok(views.of(subject, caller));
    }

    @PostMapping("/evidence/extend")
    @Command
    @Operation(summary = "Extend the own term for evidence", description = "Once for each side (V2).")
    ResponseEntity<CaseView> extend(@PathVariable String number, Caller caller) {
        ReturnCase subject = phase.extend(access.forCommand(number, caller), caller);
        return ResponseEntity.ok(views.of(subject, caller));
    }

    @GetMapping("/readiness")
    @Operation(
            summary = "Ask how far the evidence goes",
            description = "What is required of each side, what is there, and what is missing (V30).")
    ReadinessView readiness(@PathVariable String number, Caller caller) {
        return readiness.of(access.read(number, caller), caller);
    }

    @PostMapping("/evidence-requests")
    @Command
    @Operation(
            summary = "Ask a party for more evidence",
            description = "For mediators; the terms of the mediation stand still meanwhile (V2, M3).")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<EvidenceRequestView> request(
            @PathVariable String number, @RequestBody EvidenceRequestBody body, Caller caller) {
        EvidenceRequestView made = requests.request(access.forCommand(number, caller), caller, body);
        return ResponseEntity.status(HttpStatus.CREATED).body(made);
    }

    private static String fingerprint(CaseNumber number, List<Piece> pieces) {
        StringBuilder same = new StringBuilder("evidence of " + number);
        for (Piece piece : pieces) {
            NewEvidence said = piece.said();
            same.append('\n')
                    .append(String.join(
                            "\n",
                            said.type().name(),
                            Optional.ofNullable(said.supersedes())
                                    .map(UUID::toString)
                                    .orElse(""),
                            piece.file().content().sha256(),
                            piece.file().name().text(),
                            said.description()));
        }
        return Sha256.of(same.toString().getBytes(UTF_8));
    }
}
