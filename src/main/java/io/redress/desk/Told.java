package io.redress.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as it is told.
 *
 * @param sentence plain words, without the time
 * @param until the moment that the sentence ends with, UTC; {@code null} for none
 * @param quotes what somebody said in their own words
 */
public record Told(Instant at, String sentence, @Nullable Instant until, List<String> quotes) {}
