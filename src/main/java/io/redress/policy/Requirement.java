package io.redress.policy;

import io.redress.security.Side;
import java.util.Collection;
import java.util.List;

/**
 * One thing that a side has to show; any one of the types will do.
 *
 * @param name short and stable, such as {@code CONDITION}
 * @param anyOf the types, the most usual first
 * @param words what it is, in words that a party reads
 * @param rule id of the rule, such as {@code V10}
 */
public record Requirement(Side side, String name, List<EvidenceType> anyOf, String words, String rule) {

    public Requirement {
        anyOf = List.copyOf(anyOf);
    }

    boolean isMetBy(Collection<EvidenceType> present) {
        return anyOf.stream().anyMatch(present::contains);
    }
}
