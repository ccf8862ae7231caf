package io.redress.evidence.store;

import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.Cursor;
import io.redress.web.Forbidden;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was found missing or damaged in the store, for those who answer for it. */
@RestController
@RequestMapping("/api/v1/evidence-alarms")
@Tag(name = "Evidence")
class EvidenceAlarmController {

    private static final String LIST = "evidence-alarms";

    private final EvidenceAlarms alarms;

    EvidenceAlarmController(EvidenceAlarms alarms) {
        this.alarms = alarms;
    }

    @GetMapping
    @Operation(
            summary = "List contents of evidence that were found missing or damaged",
            description = "The latest first, with all pieces of evidence that each concerns. For leads and auditors.")
    Page<EvidenceAlarm> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        if (caller.role() != Role.MEDIATION_LEAD && caller.role() != Role.AUDITOR) {
            throw new Forbidden("Alarms about evidence are for leads and auditors to know.");
        }
        Cursor after = Cursor.parse(cursor, LIST, 1);
        int count = Page.limit(limit);
        List<EvidenceAlarm> rows = alarms.latest(after == null ? null : after.uuid(0), count + 1);
        return Page.of(rows, count, last -> Cursor.of(LIST, last.id()), alarm -> alarm);
    }
}
