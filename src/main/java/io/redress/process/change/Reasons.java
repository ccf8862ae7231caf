package io.redress.process.change;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Why the engine does not move something, in the words of a diagram. */
final class Reasons {

    private Reasons() {}

    static String inWords(Collection<String> reasons) {
        return reasons.stream().map(Reasons::inWords).distinct().collect(Collectors.joining(" "));
    }

    static List<String> each(Collection<String> reasons) {
        return reasons.stream().map(Reasons::inWords).distinct().toList();
    }

    private static String inWords(String reason) {
        if (reason.startsWith("There is no migration instruction for this instance")) {
            return "Nothing in the new diagram takes its place.";
        }
        if (reason.startsWith("Activities have incompatible types")) {
            return "They are of different kinds.";
        }
        if (reason.startsWith("The closest mapped ancestor") || reason.contains("mapped to scope")) {
            return "It lies within another subprocess than before.";
        }
        if (reason.startsWith("The source activity's event scope") || reason.contains("event scope")) {
            return "It belongs to another element than before.";
        }
        if (reason.contains("There are multiple mappings for source scope") || reason.contains("multiple mappings")) {
            return "Several elements are mapped to the same one.";
        }
        if (reason.contains("Target activity is not asyncBefore")
                || reason.contains("Target activity is not asyncAfter")) {
            return "It waits for the engine to run it in the background, which the new diagram does not do there.";
        }
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
