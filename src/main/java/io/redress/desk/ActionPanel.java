package io.redress.desk;

import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.AvailableAction;
import io.redress.cases.ClockPause;
import io.redress.cases.ClockPauses;
import io.redress.cases.ReturnCase;
import io.redress.mediation.HandOvers;
import io.redress.policy.EvidenceType;
import io.redress.policy.RemedyType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the reader of a case file can do with the case besides deciding: one form for each command that is available. */
@Component
class ActionPanel implements CaseFileSection {

    /** The parameter by which a page that follows a command knows which one it was. */
    static final String DONE = "done";

    private final Actions actions;
    private final HandOvers handOvers;
    private final ClockPauses pauses;

    ActionPanel(Actions actions, HandOvers handOvers, ClockPauses pauses) {
        this.actions = actions;
        this.handOvers = handOvers;
        this.pauses = pauses;
    }

    /**
     * What the template shows.
     *
     * @param shown the forms whose command is available now
     * @param posted a form that was refused, with what was typed; {@code null} for none
     * @param done the form that was just accepted; {@code null} for none
     * @param colleagues who can take the task over, by id
     * @param longestPause in days; 0 where the clock cannot be stopped
     * @param pause why the clock stands still; {@code null} while it runs
     * @param currency of the order
     */
    public record Panel(
            Set<DeskForm> shown,
            @Nullable PostedForm posted,
            @Nullable DeskForm done,
            List<String> colleagues,
            int longestPause,
            @Nullable ClockPause pause,
            String currency) {

        /** Whether this form is there. */
        public boolean shows(String form) {
            return shown.contains(DeskForm.valueOf(form));
        }

        public DeskForm form(String name) {
            return DeskForm.valueOf(name);
        }

        /** Whether this form is open, since something is wrong with it. */
        public boolean isOpen(String form) {
            return refused(form) != null;
        }

        /** A refused form that is no longer available: what was typed is shown all the same. */
        public boolean isLost() {
            return posted != null && !shown.contains(posted.form());
        }

        public String value(String form, String field) {
            PostedForm refused = refused(form);
            return refused == null ? "" : refused.value(field);
        }

        public boolean isChosen(String form, String field, String option) {
            PostedForm refused = refused(form);
            return refused != null && refused.isChosen(field, option);
        }

        public @Nullable String problem(String form, String field) {
            PostedForm refused = refused(form);
            return refused == null ? null : refused.problem(field);
        }

        /** The ids of what explains a field: its hint, and what is wrong with it; {@code null} for nothing. */
        public @Nullable String describedBy(String form, String field, boolean hint) {
            String id = form.toLowerCase(Locale.ROOT) + "-" + field;
            String wrong = problem(form, field) == null ? "" : " " + id + "-wrong";
            String all = (hint ? id + "-hint" : "") + wrong;
            return all.isEmpty() ? null : all.strip();
        }

        public @Nullable String invalid(String form, String field) {
            return problem(form, field) == null ? null : "true";
        }

        /** A new one for each form that is drawn. */
        public String key() {
            return UUID.randomUUID().toString();
        }

        public List<EvidenceType> types() {
            return List.of(EvidenceType.values());
        }

        public List<RemedyType> remedies() {
            return Stream.of(RemedyType.values())
                    .filter(RemedyType::isOfferable)
                    .toList();
        }

        private @Nullable PostedForm refused(String form) {
            return posted != null && posted.form() == DeskForm.valueOf(form) ? posted : null;
        }
    }

    @Override
    public String id() {
        return "actions";
    }

    @Override
    public String title() {
        return "Actions";
    }

    @Override
    public String template() {
        return "desk/actions";
    }

    @Override
    public int order() {
        return CaseFilePart.CLAIM.order() - 50;
    }

    /** For staff only: whoever acts for a party does so in the tasks of the party. */
    @Override
    public Optional<Object> model(CaseFile file) {
        ReturnCase subject = file.subject();
        Set<ActionName> available = actions.of(subject, file.reader()).stream()
                .map(AvailableAction::action)
                .collect(Collectors.toSet());
        Set<DeskForm> shown = EnumSet.noneOf(DeskForm.class);
        Stream.of(DeskForm.values())
                .filter(form -> available.contains(form.action()))
                .forEach(shown::add);
        Optional<HttpServletRequest> request = request();
        PostedForm posted = request.map(asked -> (PostedForm) asked.getAttribute(PostedForm.class.getName()))
                .orElse(null);
        DeskForm done = request.map(asked -> asked.getParameter(DONE))
                .flatMap(DeskForm::at)
                .orElse(null);
        boolean nothingToDo = !file.reader().isStaff() || shown.isEmpty() && done == null;
        if (posted == null && nothingToDo) {
            return Optional.empty();
        }
        return Optional.of(new Panel(
                shown,
                posted,
                posted == null ? done : null,
                shown.contains(DeskForm.HAND_OVER) ? handOvers.colleagues(subject) : List.of(),
                shown.contains(DeskForm.PAUSE) ? pauses.longestDays(subject) : 0,
                subject.clockPause(file.at()).orElse(null),
                subject.claimedValue().getCurrencyUnit().getCode()));
    }

    private static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(current -> ((ServletRequestAttributes) current).getRequest());
    }
}
