package io.redress.mediation;

import io.redress.cases.CaseAccess;
import io.redress.cases.ReturnCase;
import io.redress.mediation.precedents.SimilarCasesView;
import io.redress.policy.Fault;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.web.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What {@link PreparationController} gives to programs, for the desk of those who have signed in to Tasklist. */
@Controller
@Hidden
@RequestMapping(Pages.DESK + "/cases/{number}")
class PreparationPages {

    private final Preparation preparation;
    private final CaseAccess access;

    PreparationPages(Preparation preparation, CaseAccess access) {
        this.preparation = preparation;
        this.access = access;
    }

    /** A page for whoever asks for HTML, as a browser does; otherwise JSON, as a script asks for it. */
    @GetMapping("/precedents")
    Object precedents(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable RemedyType remedy,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable Fault fault,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Caller caller) {
        ReturnCase subject = access.read(number, caller);
        SimilarCasesView similar =
                preparation.similarCases(subject, caller, Preparation.proposal(subject, remedy, amount, fault, null));
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
                ? new ModelAndView("desk/precedents-page", Map.of("number", number, "part", similar))
                : json(similar);
    }

    @GetMapping("/draft-reasons")
    ResponseEntity<PreparedReasons> draft(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable RemedyType remedy,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable Fault fault,
            @RequestParam(required = false) @Nullable Boolean returnRequired,
            Caller caller) {
        ReturnCase subject = access.read(number, caller);
        return json(preparation.draft(
                subject, caller, Preparation.proposal(subject, remedy, amount, fault, returnRequired)));
    }

    @GetMapping("/statement.pdf")
    ResponseEntity<byte[]> statement(@PathVariable String number, Caller caller) {
        return PreparationController.pdf(number, preparation.statement(access.read(number, caller)));
    }

    private static <T> ResponseEntity<T> json(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
