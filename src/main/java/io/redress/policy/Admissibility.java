package io.redress.policy;

import java.util.List;

/**
 * Whether an appeal is heard (A1, A2).
 *
 * @param explanations why, or everything that speaks against it
 * @param rules ids of the rules, in the same order
 */
public record Admissibility(boolean admissible, List<String> explanations, List<String> rules, Ruling ruling) {

    public Admissibility {
        explanations = List.copyOf(explanations);
        rules = List.copyOf(rules);
    }
}
