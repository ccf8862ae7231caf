package io.redress.queue;

import io.redress.cases.CaseNumber;
import io.redress.mediation.HandOverRequest;
import io.redress.mediation.HandOvers;
import io.redress.security.Caller;
import io.redress.web.ApiProblem;
import io.redress.web.Forbidden;
import io.redress.web.InvalidInput;
import io.redress.web.NotFound;
import io.redress.web.Pages;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The load of each mediator, absences and reassignment, for the lead. */
@Controller
@RequestMapping(Pages.DESK + "/queue")
class QueuePage {

    private static final String HERE = "redirect:" + Pages.DESK + "/queue";
    private static final int PART = 50;
    private static final String NOTE = "Given to you by the lead, who balances the load.";

    private final Workforce workforce;
    private final StaffTasks staff;
    private final Absences absences;
    private final Reassignments reassignments;
    private final HandOvers handOvers;
    private final TransactionTemplate transaction;

    QueuePage(
            Workforce workforce,
            StaffTasks staff,
            Absences absences,
            Reassignments reassignments,
            HandOvers handOvers,
            TransactionTemplate transaction) {
        this.workforce = workforce;
        this.staff = staff;
        this.absences = absences;
        this.reassignments = reassignments;
        this.handOvers = handOvers;
        this.transaction = transaction;
    }

    /** @param after where the part of what nobody has begins; absent for the most urgent */
    @GetMapping
    String queue(@RequestParam(required = false) @Nullable String after, Caller caller, Model model) {
        Workforce.requireLead(caller);
        Workforce.Overview overview = workforce.overview();
        model.addAllAttributes(Map.of(
                "overview",
                overview,
                "part",
                staff.unclaimed(after, PART),
                "first",
                after == null,
                "words",
                new QueueWords(overview.at())));
        return "desk/queue";
    }

    @GetMapping("/{person}")
    String person(
            @PathVariable String person,
            @RequestParam(required = false) @Nullable String after,
            Caller caller,
            Model model) {
        Workforce.requireLead(caller);
        Workforce.Overview overview = workforce.overview();
        Workforce.Member member = overview.members().stream()
                .filter(one -> one.person().id().equals(person))
                .findFirst()
                .orElseThrow(() -> new NotFound("Nobody who decides cases is called " + person));
        List<Workforce.Member> others = overview.members().stream()
                .filter(one -> !one.away() && !one.person().id().equals(person))
                .toList();
        model.addAllAttributes(Map.of(
                "member",
                member,
                "part",
                staff.heldBy(person, after, PART),
                "first",
                after == null,
                "others",
                others,
                "words",
                new QueueWords(overview.at())));
        return "desk/queue-of-one";
    }

    @PostMapping("/{person}/absence")
    String absent(
            @PathVariable String person,
            @RequestParam String from,
            @RequestParam String until,
            Caller caller,
            RedirectAttributes told) {
        Workforce.requireLead(caller);
        return tell(told, person, () -> {
            Absence entered = absences.enter(person, moment("from", from), moment("until", until), caller);
            return "The absence of " + person + " is entered, until " + QueueWords.moment(entered.until()) + ".";
        });
    }

    @PostMapping("/{person}/absence/end")
    String present(@PathVariable String person, Caller caller, RedirectAttributes told) {
        Workforce.requireLead(caller);
        return tell(told, person, () -> {
            absences.end(person);
            return person + " is there again.";
        });
    }

    @PostMapping("/{person}/hand-over")
    String handOverAll(
            @PathVariable String person,
            @RequestParam(defaultValue = "") String to,
            Caller caller,
            RedirectAttributes told) {
        Workforce.requireLead(caller);
        return tell(told, person, () -> {
            Reassignments.Outcome outcome = reassignments.all(person, chosen(to).orElse(null), NOTE, caller);
            told.addFlashAttribute("kept", outcome.kept());
            int given = outcome.handedOver().size();
            return given + (given == 1 ? " task was" : " tasks were") + " given to "
                    + chosen(to).orElse("their groups") + ".";
        });
    }

    @PostMapping("/{person}/hand-over/{number}")
    String handOver(
            @PathVariable String person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String to,
            Caller caller,
            RedirectAttributes told) {
        Workforce.requireLead(caller);
        return tell(told, person, () -> {
            handOvers.handOver(
                    new CaseNumber(number),
                    caller,
                    new HandOverRequest(chosen(to).orElse(null), NOTE));
            return number + " was given to " + chosen(to).orElse("its groups") + ".";
        });
    }

    /** Does it in one transaction, and tells beside the person what came of it. */
    private String tell(RedirectAttributes told, String person, Supplier<String> command) {
        try {
            told.addFlashAttribute("done", transaction.execute(status -> command.get()));
        } catch (Forbidden refusal) {
            throw refusal;
        } catch (ApiProblem refusal) {
            told.addFlashAttribute("refused", refusal.getMessage());
        }
        told.addAttribute("person", person);
        return HERE + "/{person}";
    }

    private static Optional<String> chosen(@Nullable String to) {
        return Optional.ofNullable(to).map(String::strip).filter(name -> !name.isEmpty());
    }

    /** As a browser sends it, without a zone: UTC. */
    private static Instant moment(String field, String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(field, "Give the day and the time, in UTC.");
        }
    }
}
