package io.redress.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What says which version of each rule table applies to a case: a case keeps the rules under which it was opened, unless
 * a later release says that it is for open cases too.
 *
 * @param at when it was opened, UTC; null for one that would be opened now
 * @param newest the newest deployment that could be seen then, so that one that was being made meanwhile does not count;
 *     null for cases of which that was not kept
 */
public record OpenedUnder(@Nullable Instant at, @Nullable Long newest) {

    /** For whoever asks without a case: the rules of a case that would be opened now. */
    public static final OpenedUnder TODAY = new OpenedUnder(null, null);
}
