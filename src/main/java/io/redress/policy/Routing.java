package io.redress.policy;

import java.util.List;

/**
 * Whose task something is.
 *
 * @param groups whose members may claim it
 * @param reasons why, in words
 */
public record Routing(List<String> groups, List<String> reasons, Ruling ruling) {

    public Routing {
        groups = List.copyOf(groups);
        reasons = List.copyOf(reasons);
    }
}
