package io.redress.process;

import io.redress.process.check.RecordedWay;
import io.redress.process.guard.ModelFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Diagrams of files that nobody has deployed, for cases that are over. What was asked is not asked again. */
public final class CandidateDiagrams {

    /**
     * An element that a process went through.
     *
     * @param left whether it ended as it should, and was not broken off
     */
    public record Element(String id, boolean left) {}

    /**
     * What comes of a way under the candidate.
     *
     * @param differences each in words; empty if nothing is different on this way
     * @param ends whether the way still leads to where it ended
     */
    public record Walked(List<String> differences, boolean ends) {}

    /** A timer at a step or phase, whose end of time ended the wait. */
    public record Ending(String event, String host, String term) {}

    private final ModelFiles files;
    private final Map<String, Optional<RecordedWay>> ways = new HashMap<>();
    private final Map<String, Map<List<Element>, Walked>> walked = new HashMap<>();

    private CandidateDiagrams(ModelFiles files) {
        this.files = files;
    }

    public static CandidateDiagrams of(ModelFiles files) {
        return new CandidateDiagrams(files);
    }

    /**
     * Follows a way.
     *
     * @param process its id in the diagrams
     * @param version the id of the version that it went by
     * @param diagram that version's file; asked once
     * @param elements in the order in which they began
     */
    public Walked walk(String process, String version, Supplier<byte[]> diagram, List<Element> elements) {
        return way(process, version, diagram)
                .map(way -> walked.computeIfAbsent(version, key -> new HashMap<>())
                        .computeIfAbsent(List.copyOf(elements), key -> inWords(way, key)))
                .orElse(new Walked(List.of("there is no process " + process + " any more"), false));
    }

    /** The timers of a version that end waits. */
    public List<Ending> endings(String process, String version, Supplier<byte[]> diagram) {
        return way(process, version, diagram).stream()
                .flatMap(way -> way.endings().stream())
                .map(ending -> new Ending(ending.event(), ending.host(), ending.term()))
                .toList();
    }

    /** How an element is called, with its id. */
    public String label(String process, String version, Supplier<byte[]> diagram, String element) {
        return way(process, version, diagram).map(way -> way.label(element)).orElse(element);
    }

    private Optional<RecordedWay> way(String process, String version, Supplier<byte[]> diagram) {
        return ways.computeIfAbsent(
                version, key -> RecordedWay.of(process, new ModelFile(process + ".bpmn", diagram.get()), files.all()));
    }

    private static Walked inWords(RecordedWay way, List<Element> elements) {
        RecordedWay.Found found = way.follow(elements.stream()
                .map(element -> new RecordedWay.Element(element.id(), element.left()))
                .toList());
        List<String> differences = new ArrayList<>();
        found.gone().forEach(step -> differences.add(step + " is not there any more"));
        found.added().forEach(step -> differences.add("it would go through " + step + ", which is new"));
        found.decisions()
                .forEach(
                        gateway -> differences.add(
                                gateway
                                        + " decides by other conditions; which way it would take cannot be told, as closed cases keep no variables"));
        found.lost().ifPresent(differences::add);
        return new Walked(List.copyOf(differences), found.lost().isEmpty());
    }
}
