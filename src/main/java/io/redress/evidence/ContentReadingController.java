package io.redress.evidence;

import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.evidence.preview.Preview;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.Cursor;
import io.redress.web.Forbidden;
import io.redress.web.NotFound;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is in the evidence, and who has read it. */
@RestController
@RequestMapping("/api/v1/cases/{number}/evidence/{id}")
@Tag(name = "Evidence")
class ContentReadingController {

    private final ContentReading reading;
    private final EvidenceAccesses accesses;
    private final EvidenceItems items;
    private final CaseAccess access;

    ContentReadingController(
            ContentReading reading, EvidenceAccesses accesses, EvidenceItems items, CaseAccess access) {
        this.reading = reading;
        this.accesses = accesses;
        this.items = items;
        this.access = access;
    }

    @GetMapping("/content")
    @Operation(
            summary = "Read the content of a piece of evidence",
            description =
                    "The bytes as they were handed in, or the part that Range asks for; all of them are verified first. The access is written down.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "409")
    @ApiResponse(responseCode = "410")
    @ApiResponse(responseCode = "416")
    @ApiResponse(responseCode = "503")
    ResponseEntity<Resource> content(@PathVariable String number, @PathVariable UUID id, Caller caller) {
        return Download.of(reading.content(access.read(number, caller).number(), id, caller));
    }

    @GetMapping("/preview")
    @Operation(
            summary = "See a small picture of a piece of evidence",
            description =
                    "JPEG or PNG, upright, without anything else that the file holds, such as where a photo was taken. size is the longer side, 32 to 1200 pixels. Of pictures and PDF; others answer 404 no-preview. The access is written down.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(responseCode = "409")
    @ApiResponse(responseCode = "410")
    @ApiResponse(responseCode = "503")
    ResponseEntity<byte[]> preview(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "320") int size,
            Caller caller)
            throws IOException {
        Preview preview = reading.preview(access.read(number, caller).number(), id, caller, size);
        return Download.of(preview);
    }

    @GetMapping("/accesses")
    @Operation(
            summary = "Read who has read a piece of evidence",
            description = "The latest first. For staff and auditors; the parties are not told who reads what.")
    Page<EvidenceAccess> accesses(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        CaseNumber known = readable(number, caller);
        if (items.find(known, id).isEmpty()) {
            throw new NotFound("No evidence " + id + " in this case");
        }
        String list = "accesses of " + id;
        Cursor after = Cursor.parse(cursor, list, 1);
        int count = Page.limit(limit);
        return Page.of(
                accesses.of(id, after == null ? null : after.uuid(0), count + 1),
                count,
                last -> Cursor.of(list, last.id()),
                item -> item);
    }

    private CaseNumber readable(String number, Caller caller) {
        if (caller.role() == Role.AUDITOR) {
            try {
                return new CaseNumber(number);
            } catch (IllegalArgumentException none) {
                throw new NotFound("No case " + number);
            }
        }
        CaseNumber known = access.read(number, caller).number();
        if (!caller.isStaff()) {
            throw new Forbidden("Who has read a piece of evidence is for staff and auditors to know.");
        }
        return known;
    }
}
