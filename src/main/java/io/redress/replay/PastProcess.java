package io.redress.replay;

import io.redress.policy.OpenedUnder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One process of a closed case, as the engine has kept it.
 *
 * @param process its id in the diagrams
 * @param version the id of the version that it went by
 * @param deployment where the file of that version is
 * @param resource what it is called there
 * @param opened by which rules the case went
 * @param safety whether the case carried the flag {@code SAFETY}
 * @param steps in the order in which they began
 */
record PastProcess(
        String caseNumber,
        String instance,
        String process,
        String version,
        String deployment,
        String resource,
        OpenedUnder opened,
        boolean safety,
        List<Step> steps) {

    /**
     * An element that it went through; times UTC.
     *
     * @param left whether it ended as it should, and was not broken off
     */
    record Step(String id, String type, Instant start, Instant end, boolean left) {

        Duration took() {
            return Duration.between(start, end);
        }
    }
}
