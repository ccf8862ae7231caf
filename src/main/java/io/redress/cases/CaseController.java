package io.redress.cases;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseLog;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.Command;
import io.redress.web.Cursor;
import io.redress.web.Forbidden;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "Cases")
class CaseController {

    private static final String LIST = "cases";
    private static final int LONGEST_TIMELINE = 10_000;

    private final CaseIntake intake;
    private final CaseClosing closing;
    private final CaseAccess access;
    private final Cases cases;
    private final CaseViews views;
    private final CaseLog log;
    private final Rulings rulings;

    CaseController(
            CaseIntake intake,
            CaseClosing closing,
            CaseAccess access,
            Cases cases,
            CaseViews views,
            CaseLog log,
            Rulings rulings) {
        this.intake = intake;
        this.closing = closing;
        this.access = access;
        this.cases = cases;
        this.views = views;
        this.log = log;
        this.rulings = rulings;
    }

    @PostMapping
    @Command
    @Operation(
            summary = "Open a case",
            description =
                    "For the buyer of the order, or the marketplace for the buyer. Rules are applied at once: an ineligible request answers 201 as well, closed, with the outcome INELIGIBLE and the findings.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<CaseView> open(@Valid @RequestBody OpenCase request, Caller caller) {
        ReturnCase opened = intake.open(request, caller);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + opened.number()))
                .body(views.of(opened, caller));
    }

    @GetMapping("/{number}")
    @Operation(
            summary = "Read a case",
            description = "For its parties, the marketplace and staff; availableActions are those of whoever asks.")
    CaseView read(@PathVariable String number, Caller caller) {
        return views.of(access.read(number, caller), caller);
    }

    @GetMapping
    @Operation(
            summary = "List cases",
            description =
                    "Those of the caller, for staff and the marketplace all; in the order of their last change, so that updatedAfter and next follow the news.")
    Page<CaseView> list(
            @RequestParam Optional<Stage> stage,
            @RequestParam Optional<Instant> updatedAfter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        if (!caller.isParty() && !caller.isStaff() && !caller.isMarketplace()) {
            throw new Forbidden("Your role reads no cases.");
        }
        int size = Page.limit(limit);
        Optional<Cases.Position> after = Optional.ofNullable(Cursor.parse(cursor, LIST, 2))
                .map(position -> new Cases.Position(position.instant(0), position.text(1)));
        List<ReturnCase> found = cases.list(new Cases.Query(
                stage, updatedAfter, idOf(caller, Side.BUYER), idOf(caller, Side.SELLER), after, size + 1));
        return Page.of(
                found, size, last -> Cursor.of(LIST, last.updatedAt(), last.number()), its -> views.of(its, caller));
    }

    @GetMapping("/{number}/timeline")
    @Operation(
            summary = "Read what happened in a case",
            description = "Every event since the request, oldest first, each chained to the one before by its hash.")
    Page<CaseEvent> timeline(@PathVariable String number, Caller caller) {
        ReturnCase subject = access.read(number, caller);
        List<CaseEvent> shown = log.of(subject.number().value(), 0, LONGEST_TIMELINE).stream()
                .filter(event -> CaseAccess.mayRead(event, subject, caller))
                .toList();
        return new Page<>(shown, null);
    }

    @GetMapping("/{number}/rulings")
    @Operation(
            summary = "Read which rules were applied to a case",
            description =
                    "Every ruling with the facts that went in, the rows hit, their rules, and the version of the table.")
    Page<Ruling> rulings(@PathVariable String number, Caller caller) {
        ReturnCase subject = access.read(number, caller);
        return new Page<>(rulings.of(subject.number().value()), null);
    }

    @PostMapping("/{number}/withdraw")
    @Command
    @Operation(summary = "Withdraw a case", description = "For the buyer, until a decision is issued.")
    ResponseEntity<CaseView> withdraw(@PathVariable String number, Caller caller) {
        ReturnCase subject = closing.withdraw(access.forCommand(number, caller), caller);
        return ResponseEntity.ok(views.of(subject, caller));
    }

    @PostMapping("/{number}/reopen")
    @Command
    @Operation(
            summary = "Reopen a case",
            description =
                    "For the buyer, once, when the case was withdrawn because the buyer let a term pass and the windows still hold (N4).")
    ResponseEntity<CaseView> reopen(@PathVariable String number, Caller caller) {
        ReturnCase subject = intake.reopen(access.forCommand(number, caller), caller);
        return ResponseEntity.ok(views.of(subject, caller));
    }

    private static String idOf(Caller caller, Side side) {
        return Optional.ofNullable(caller.party())
                .filter(party -> party.side() == side)
                .map(party -> party.id())
                .orElse(null);
    }
}
