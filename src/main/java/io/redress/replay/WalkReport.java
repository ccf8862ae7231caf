package io.redress.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closed cases walked through other diagrams.
 *
 * @param cases how many
 * @param processes their processes, by id
 * @param terms those of which the length changes
 * @param shifted what the changed terms come to
 */
public record WalkReport(
        long cases,
        List<OfProcess> processes,
        List<TermChange> terms,
        @Nullable Shift shifted) {

    public WalkReport {
        processes = List.copyOf(processes);
        terms = List.copyOf(terms);
    }

    /**
     * One process.
     *
     * @param walked how often it was gone through
     * @param alike how often nothing on the way is different
     * @param ends where the ways ended
     * @param differences most frequent first
     */
    public record OfProcess(String process, long walked, long alike, List<End> ends, List<Difference> differences) {}

    /**
     * An element at which ways ended.
     *
     * @param before how many
     * @param after how many of them would still end there
     */
    public record End(String element, long before, long after) {}

    /** @param examples case numbers, the first of them */
    public record Difference(String what, long cases, List<String> examples) {}

    /**
     * A term of another length.
     *
     * @param before such as {@code 7 days}
     * @param ranOut how often its end ended a wait
     * @param acted how often somebody acted before
     * @param tooLate how often of these later than the new term lets
     * @param examples cases in which somebody would have been too late
     */
    public record TermChange(
            String term, String before, String after, long ranOut, long acted, long tooLate, List<String> examples) {}

    /**
     * What changed terms come to where they ran out.
     *
     * @param cases how many cases would have taken another time
     * @param days how many days later on average; negative is earlier
     * @param most in the case in which it is most
     */
    public record Shift(long cases, double days, double most) {}

    /** Whether all is as before. */
    public boolean isUnchanged() {
        return processes.stream().allMatch(process -> process.walked() == process.alike())
                && terms.stream().allMatch(term -> term.ranOut() == 0 && term.tooLate() == 0);
    }
}
