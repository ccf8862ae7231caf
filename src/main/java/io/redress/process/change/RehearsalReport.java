package io.redress.process.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of the running cases when they were moved to new models and back.
 *
 * @param content the hash of the models that were rehearsed
 * @param cases that were running
 * @param instances of processes that these cases had running, called ones included
 * @param ended cases that ended meanwhile, and are counted nowhere
 * @param suggestions for each process, what probably takes the place of elements that are gone
 * @param refused what the mapping asks for and cannot be, a sentence each
 */
public record RehearsalReport(
        String content,
        int cases,
        int instances,
        int ended,
        List<Process> processes,
        List<Case> stuck,
        Map<String, Map<String, String>> suggestions,
        List<String> refused) {

    /** What becomes of a case. */
    public enum Verdict {
        /** It goes on in the new version. */
        MOVES("go on in the new version"),
        /** It goes on if the suggested mapping is used. */
        NEEDS_MAPPING("need a mapping"),
        /** Nothing in the new version takes the place where it waits. */
        STRANDED("would be stranded"),
        /** It ends in the version that it is in, since the step is too large. */
        STAYS("stay in their version");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * The cases of one version of a process.
     *
     * @param file in which it is drawn
     */
    public record Process(
            String file,
            String id,
            @Nullable String label,
            @Nullable String from,
            @Nullable String to,
            VersionStep step,
            List<Row> rows) {}

    /** One line of the matrix. */
    public record Row(Element element, int count, Map<Verdict, Integer> verdicts) {}

    /**
     * A case that would not simply go on.
     *
     * @param element where it waits
     * @param reasons why it cannot move as it is, a sentence each
     */
    public record Case(String number, String process, Element element, Verdict verdict, List<String> reasons) {}

    /** Cases that wait at the same element, and cannot go on for the same reasons. */
    public record Place(String process, Element element, Verdict verdict, List<String> reasons, List<String> numbers) {}

    /** What cannot go on as it is, by where it waits. */
    List<Place> places() {
        Map<Place, SortedSet<String>> places = new LinkedHashMap<>();
        stuck.forEach(one -> places.computeIfAbsent(
                        new Place(one.process(), one.element(), one.verdict(), one.reasons(), List.of()),
                        place -> new TreeSet<>())
                .add(one.number()));
        return places.entrySet().stream()
                .map(place -> new Place(
                        place.getKey().process(),
                        place.getKey().element(),
                        place.getKey().verdict(),
                        place.getKey().reasons(),
                        List.copyOf(place.getValue())))
                .toList();
    }

    /** How many cases would go on nowhere. */
    public long stranded() {
        return count(Verdict.STRANDED);
    }

    /** How many cases need what is only suggested. */
    public long unmapped() {
        return count(Verdict.NEEDS_MAPPING);
    }

    private long count(Verdict verdict) {
        return stuck.stream()
                .filter(one -> one.verdict() == verdict)
                .map(Case::number)
                .distinct()
                .count();
    }

    /** Whether every case that may move can. */
    public boolean isClean() {
        return stuck.isEmpty() && refused.isEmpty();
    }
}
