package io.redress.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.policy.Burden;
import io.redress.policy.EvidenceType;
import io.redress.policy.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the evidence goes that is there now, and what is missing, so that nobody loses for want of a paper they had
 * (V30). It advises; it decides nothing.
 *
 * @param burdenOfProof who loses if nothing is shown
 * @param burdenWords why
 * @param platformHolds what counts without anybody handing it in (C2)
 * @param waiting types of what was handed in and counts as soon as it has been scanned for malware
 * @param request what a mediator waits for, if it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadinessView(
        Burden burdenOfProof,
        String burdenWords,
        List<Held> platformHolds,
        SideReadiness buyer,
        SideReadiness seller,
        List<EvidenceType> waiting,
        @Nullable EvidenceRequestView request) {

    /** A piece that the platform has in its own records. */
    public record Held(EvidenceType type, String words, String rule) {}

    /**
     * Where one side stands.
     *
     * @param score 0 to 100, the share of what is required that is there
     * @param words the verdict, to be read
     */
    public record SideReadiness(Verdict verdict, int score, String words, List<Needed> missing, List<Needed> there) {}

    /**
     * One thing that has to be shown.
     *
     * @param words what it is, to be read
     * @param anyOf the types of evidence of which one is enough
     * @param rule the rule that asks for it, such as {@code V10}
     */
    public record Needed(String words, List<EvidenceType> anyOf, String rule) {}
}
