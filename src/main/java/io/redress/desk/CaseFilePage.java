package io.redress.desk;

import io.redress.audit.CaseEventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Arranges a case file for its template: what decides most comes first. */
@Component
class CaseFilePage {

    private static final Set<CaseEventType> OF_TERMS =
            EnumSet.of(CaseEventType.DEADLINE_PASSED, CaseEventType.CLOCK_PAUSED, CaseEventType.CLOCK_RESUMED);

    private final List<CaseFileSection> contributed;
    private final Words words = new Words();

    CaseFilePage(List<CaseFileSection> contributed) {
        this.contributed = contributed;
    }

    /**
     * An entry of the navigation, and where its part comes from.
     *
     * @param count how many things it lists; {@code null} where that says nothing
     * @param model what a section that is made elsewhere needs
     */
    public record Section(
            String id,
            String title,
            String template,
            int order,
            @Nullable Integer count,
            @Nullable Object model) {}

    Map<String, Object> of(CaseFile file) {
        List<Gallery> galleries = Gallery.of(file);
        List<Term> terms = Term.of(file);
        EventWords events = new EventWords(file.offers());
        List<Told> timeline =
                new ArrayList<>(file.events().stream().map(events::tell).toList());
        Collections.reverse(timeline);
        Map<String, Object> model = new HashMap<>();
        model.put("file", file);
        model.put("words", words);
        model.put("flags", file.subject().flags().stream().map(FlagWords::of).toList());
        model.put("waits", file.subject().steps().stream().map(StepWords::of).toList());
        model.put("terms", terms);
        model.put("next", Term.next(terms).orElse(null));
        model.put("lines", ClaimedLine.of(file));
        model.put("galleries", galleries);
        model.put("positions", Position.of(file, galleries));
        model.put("offers", reversed(file.offers()));
        model.put("decisions", reversed(file.decisions()));
        model.put("tables", AppliedTable.of(file.rulings()));
        model.put("timeline", timeline);
        model.put(
                "passed",
                reversed(file.events().stream()
                        .filter(event -> OF_TERMS.contains(event.type()))
                        .map(events::tell)
                        .toList()));
        model.put("steps", steps(file, events));
        model.put("sections", sections(file));
        return model;
    }

    private static List<Told> steps(CaseFile file, EventWords events) {
        if (file.settlement() == null) {
            return List.of();
        }
        Set<String> taken = new HashSet<>();
        file.settlement().steps().forEach(step -> taken.add(step.type() + step.at()));
        return file.events().stream()
                .filter(event -> taken.contains(event.type().name() + event.at()))
                .map(events::tell)
                .toList();
    }

    private List<Section> sections(CaseFile file) {
        Stream<Section> own = Stream.of(CaseFilePart.values())
                .filter(part -> isThere(part, file))
                .map(part ->
                        new Section(part.id(), part.title(), part.template(), part.order(), count(part, file), null));
        Stream<Section> others = contributed.stream()
                .flatMap(section -> section.model(file).stream()
                        .map(model -> new Section(
                                section.id(), section.title(), section.template(), section.order(), null, model)));
        return Stream.concat(own, others)
                .sorted(Comparator.comparingInt(Section::order))
                .toList();
    }

    private static boolean isThere(CaseFilePart part, CaseFile file) {
        return switch (part) {
            case DECISIONS -> !file.decisions().isEmpty() || !file.appeals().isEmpty();
            case SETTLEMENT -> file.settlement() != null;
            case RULES -> !file.rulings().isEmpty();
            default -> true;
        };
    }

    private static @Nullable Integer count(CaseFilePart part, CaseFile file) {
        return switch (part) {
            case EVIDENCE -> file.evidence().size();
            case MESSAGES ->
                file.messages() == null ? null : Integer.valueOf(file.messages().size());
            case DECISIONS -> file.decisions().size() + file.appeals().size();
            case TIMELINE -> file.events().size();
            default -> null;
        };
    }

    private static <T> List<T> reversed(List<T> oldestFirst) {
        List<T> latestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(latestFirst);
        return latestFirst;
    }
}
