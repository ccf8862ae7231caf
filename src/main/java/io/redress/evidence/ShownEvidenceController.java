package io.redress.evidence;

import io.redress.cases.CaseAccess;
import io.redress.security.Caller;
import io.redress.web.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same contents and previews as the API gives out, for the pages of staff: to be shown, and by their session. */
@RestController
@RequestMapping(Pages.DESK + "/cases/{number}/evidence/{id}")
@Hidden
class ShownEvidenceController {

    private final ContentReading reading;
    private final CaseAccess access;

    ShownEvidenceController(ContentReading reading, CaseAccess access) {
        this.reading = reading;
        this.access = access;
    }

    @GetMapping("/content")
    ResponseEntity<Resource> content(@PathVariable String number, @PathVariable UUID id, Caller caller) {
        return Download.shown(reading.content(access.read(number, caller).number(), id, caller));
    }

    @GetMapping("/preview")
    ResponseEntity<byte[]> preview(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "320") int size,
            Caller caller)
            throws IOException {
        return Download.of(reading.preview(access.read(number, caller).number(), id, caller, size));
    }
}
