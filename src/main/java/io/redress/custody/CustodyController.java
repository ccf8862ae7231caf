package io.redress.custody;

import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases/{number}")
@Tag(name = "Custody")
class CustodyController {

    private static final Logger log = LoggerFactory.getLogger(CustodyController.class);

    private final CaseAccess access;
    private final CaseVerification verification;
    private final CaseExport export;

    CustodyController(CaseAccess access, CaseVerification verification, CaseExport export) {
        this.access = access;
        this.verification = verification;
        this.export = export;
    }

    @GetMapping("/verification")
    @Operation(
            summary = "Verify the record of a case",
            description =
                    "Recomputes the chain of events, compares its end with the anchor, and every file with its hash. For staff, auditors, the marketplace, and the parties of the case.")
    CaseReport verify(@PathVariable String number, Caller caller) {
        CaseNumber visible = visible(number, caller);
        return verification.of(visible.value()).orElseThrow(() -> unknown(number));
    }

    @GetMapping("/export")
    @Operation(
            summary = "Take a copy of a case that proves itself",
            description =
                    "A ZIP with everything that the caller may read, its hashes and a signature; it is verified with sha256sum and openssl alone.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    void export(@PathVariable String number, Caller caller, HttpServletResponse response) throws IOException {
        CaseNumber visible = visible(number, caller);
        if (verification.isUnknown(visible)) {
            throw unknown(number);
        }
        log.info("Case {} is exported for {}", visible, caller);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(visible.value() + ".zip")
                        .build()
                        .toString());
        export.write(visible, caller, response.getOutputStream());
    }

    /** Whoever looks after the record sees every case, also one that somebody has tried to make disappear. */
    private CaseNumber visible(String number, Caller caller) {
        if (!caller.isStaff() && caller.role() != Role.AUDITOR) {
            return access.read(number, caller).number();
        }
        try {
            return new CaseNumber(number);
        } catch (IllegalArgumentException noNumber) {
            throw unknown(number);
        }
    }

    private static NotFound unknown(String number) {
        return new NotFound("No case " + number);
    }
}
