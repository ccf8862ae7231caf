package io.redress.process.change;

import io.redress.policy.OpenedUnder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One deployed version of a rule table.
 *
 * @param definition the engine's id of it
 * @param version counted from 1 by the engine
 * @param file the file that it stands in
 * @param content SHA-256 of that file
 * @param number of the deployment, in the order in which they were made
 * @param from from when on it applies, UTC
 * @param dated whether a day was named, or it applies since it was deployed
 * @param forOpenCases whether it applies to cases too that were opened before
 */
public record TableVersion(
        String definition,
        String key,
        int version,
        @Nullable String versionTag,
        String file,
        String content,
        String deployment,
        long number,
        Instant from,
        boolean dated,
        boolean forOpenCases) {

    /** The same from another moment on. */
    TableVersion startingAt(Instant moment) {
        return new TableVersion(
                definition, key, version, versionTag, file, content, deployment, number, moment, dated, forOpenCases);
    }

    /** Whether its day has not come yet. */
    boolean isScheduled(Instant now) {
        return dated && from.isAfter(now);
    }

    boolean appliesTo(OpenedUnder opened, Instant now) {
        Instant at = opened.at();
        if (at == null || forOpenCases) {
            return !isScheduled(now);
        }
        boolean seen = opened.newest() == null || number <= opened.newest();
        // What was seen was there, whatever the clocks of two machines say.
        return seen && (opened.newest() != null && !dated || !from.isAfter(at));
    }
}
