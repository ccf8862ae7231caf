package io.redress.policy;

import java.util.List;

/**
 * Whether a senior mediator signs a decision too (M4).
 *
 * @param groups who may sign, never the person who decided; empty if nobody has to
 * @param words why, in words
 */
public record SecondSignature(boolean required, List<String> groups, String words, Ruling ruling) {

    public SecondSignature {
        groups = List.copyOf(groups);
    }
}
