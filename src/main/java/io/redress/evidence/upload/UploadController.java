package io.redress.evidence.upload;

import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.evidence.EvidenceFile;
import io.redress.evidence.EvidenceProperties;
import io.redress.evidence.EvidenceView;
import io.redress.security.Caller;
import io.redress.web.Commands;
import io.redress.web.MalformedRequest;
import io.redress.web.RequestBegin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tus protocol, version 1.0.0, with its extensions creation, expiration and termination.
 *
 * @see <a href="https://tus.io/protocols/resumable-upload">the protocol</a>
 */
@RestController
@RequestMapping("/api/v1/cases/{number}/uploads")
@Tag(name = "Evidence")
class UploadController {

    private static final String VERSION = "1.0.0";
    private static final String CHUNK = "application/offset+octet-stream";
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private final ReceivingUploads receiving;
    private final EvidenceFile file;
    private final EvidenceProperties properties;
    private final CaseAccess access;
    private final Commands commands;

    UploadController(
            ReceivingUploads receiving,
            EvidenceFile file,
            EvidenceProperties properties,
            CaseAccess access,
            Commands commands) {
        this.receiving = receiving;
        this.file = file;
        this.properties = properties;
        this.access = access;
        this.commands = commands;
    }

    /** Every answer says what is spoken here, and only GET, which is not of the protocol, may leave it out. */
    @ModelAttribute
    void speak(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Tus-Resumable", VERSION);
        response.setHeader("Tus-Version", VERSION);
        if (!VERSION.equals(request.getHeader("Tus-Resumable"))
                && !Set.of("OPTIONS", "GET").contains(request.getMethod())) {
            throw UploadProblem.otherVersion();
        }
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    @Operation(summary = "Ask how uploads can be resumed", description = "Versions, extensions and limits of tus.")
    @ApiResponse(responseCode = "204", description = "In Tus-Version, Tus-Extension, Tus-Max-Size")
    ResponseEntity<Void> options(@PathVariable String number, Caller caller) {
        access.read(number, caller);
        return ResponseEntity.noContent()
                .header("Tus-Extension", "creation,expiration,termination")
                .header("Tus-Max-Size", String.valueOf(properties.largestFile().toBytes()))
                .build();
    }

    /** Not marked as a command, since the begin of the request belongs to it and to no repetition. */
    @PostMapping
    @Operation(
            summary = "Begin an upload that can be resumed",
            description =
                    "tus creation. Upload-Length in bytes; Upload-Metadata with filename, filetype, type, description, supersedes.")
    @ApiResponse(responseCode = "201", description = "Location is where it is sent to", content = @Content)
    @ApiResponse(responseCode = "412")
    @Parameter(name = "Tus-Resumable", in = ParameterIn.HEADER, required = true, example = VERSION)
    ResponseEntity<?> begin(
            @PathVariable String number,
            @RequestHeader(name = "Upload-Length", required = false) @Nullable Long length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller) {
        CaseNumber known = access.read(number, caller).number();
        if (length == null) {
            throw new MalformedRequest("missing-parameter", "Say in Upload-Length how long the file is, in bytes.");
        }
        UploadMetadata said = UploadMetadata.of(metadata);
        Instant began = RequestBegin.of(request);
        String fingerprint = "upload for %s\n%d\n%s".formatted(known, length, metadata);
        return commands.run(key, caller.keyOwner(), fingerprint, () -> {
            ResumableUpload begun = receiving.begin(access.forCommand(number, caller), caller, length, said, began);
            response.setDateHeader("Upload-Expires", begun.expiresAt().toEpochMilli());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .location(URI.create("/api/v1/cases/%s/uploads/%s".formatted(known, begun.id())))
                    .build();
        });
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @Operation(
            summary = "Ask where to go on with an upload",
            description = "tus: Upload-Offset, and Location at the end.")
    @ApiResponse(responseCode = "200", description = "How far it has come, in Upload-Offset")
    @ApiResponse(responseCode = "410")
    @ApiResponse(responseCode = "412")
    @Parameter(name = "Tus-Resumable", in = ParameterIn.HEADER, required = true, example = VERSION)
    ResponseEntity<Void> progress(@PathVariable String number, @PathVariable UUID id, Caller caller)
            throws IOException {
        ResumableUpload upload = find(number, id, caller);
        return answer(HttpStatus.OK, upload)
                .cacheControl(CacheControl.noStore())
                .header("Upload-Length", String.valueOf(upload.length()))
                .build();
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Read how far an upload has come",
            description = "And the piece of evidence that it has become.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "410")
    UploadView read(@PathVariable String number, @PathVariable UUID id, Caller caller) throws IOException {
        ResumableUpload upload = find(number, id, caller);
        EvidenceView evidence = upload.evidenceId() == null
                ? null
                : file.find(upload.number(), upload.evidenceId()).orElse(null);
        return new UploadView(
                upload.id(),
                receiving.offsetOf(upload),
                upload.length(),
                upload.beganAt(),
                upload.expiresAt(),
                evidence);
    }

    @PatchMapping(path = "/{id}", consumes = CHUNK)
    @Operation(
            summary = "Send a piece of an upload",
            description = "tus. The last one answers with the Location of the evidence; it may be sent again.",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(mediaType = CHUNK, schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "204", description = "How far it has come, in Upload-Offset")
    @ApiResponse(responseCode = "410")
    @ApiResponse(responseCode = "412")
    @ApiResponse(responseCode = "423")
    @ApiResponse(responseCode = "503")
    @Parameter(name = "Tus-Resumable", in = ParameterIn.HEADER, required = true, example = VERSION)
    ResponseEntity<Void> append(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestHeader("Upload-Offset") long offset,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        ResumableUpload upload = receiving.append(
                find(number, id, caller), caller, offset, request.getContentLengthLong(), request.getInputStream());
        return answer(HttpStatus.NO_CONTENT, upload).build();
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Give an upload up", description = "tus termination. Evidence that it has become stays.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "410")
    @ApiResponse(responseCode = "412")
    @ApiResponse(responseCode = "423")
    @Parameter(name = "Tus-Resumable", in = ParameterIn.HEADER, required = true, example = VERSION)
    ResponseEntity<Void> remove(@PathVariable String number, @PathVariable UUID id, Caller caller) throws IOException {
        receiving.remove(find(number, id, caller));
        return ResponseEntity.noContent().build();
    }

    /** For clients that can send neither PATCH nor DELETE, as the protocol has it. */
    @PostMapping(path = "/{id}", consumes = CHUNK, headers = OVERRIDE + "=PATCH")
    @Operation(hidden = true)
    ResponseEntity<Void> appendByPost(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestHeader("Upload-Offset") long offset,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        return append(number, id, offset, request, caller);
    }

    @PostMapping(path = "/{id}", headers = OVERRIDE + "=DELETE")
    @Operation(hidden = true)
    ResponseEntity<Void> removeByPost(@PathVariable String number, @PathVariable UUID id, Caller caller)
            throws IOException {
        return remove(number, id, caller);
    }

    private ResumableUpload find(String number, UUID id, Caller caller) {
        return receiving.find(access.read(number, caller).number(), caller, id);
    }

    private ResponseEntity.HeadersBuilder<?> answer(HttpStatus status, ResumableUpload upload) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Upload-Offset", String.valueOf(receiving.offsetOf(upload)));
        headers.setInstant("Upload-Expires", upload.expiresAt());
        if (upload.evidenceId() != null) {
            headers.setLocation(
                    URI.create("/api/v1/cases/%s/evidence/%s/content".formatted(upload.number(), upload.evidenceId())));
        }
        return ResponseEntity.status(status).headers(headers);
    }
}
