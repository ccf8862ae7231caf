package io.redress.policy;

import io.redress.security.Side;
import java.util.List;

/**
 * How far the evidence of one side goes (V30).
 *
 * @param bearsBurden whether this side loses if nothing is shown
 * @param score 0 to 100, the share of its requirements that are met
 * @param draftAgainst whether the mediator gets a draft decision against this side (V31)
 * @param words in words that a party reads
 */
public record SideSufficiency(
        Side side,
        Verdict verdict,
        int score,
        boolean bearsBurden,
        boolean draftAgainst,
        List<Requirement> met,
        List<Requirement> missing,
        String words,
        String rule) {

    public SideSufficiency {
        met = List.copyOf(met);
        missing = List.copyOf(missing);
    }
}
