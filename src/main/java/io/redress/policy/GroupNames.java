package io.redress.policy;

import java.util.List;
import java.util.stream.Stream;

/** Reads a cell that names groups, separated by commas. */
final class GroupNames {

    private GroupNames() {}

    static List<String> in(RuleHit hit, String output) {
        return hit.optionalText(output).stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
