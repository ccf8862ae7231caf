package io.redress.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What makes two cases similar (M6): points for what they have in common, and limits. */
public record Similarity(Map<SimilarityMeasure, Integer> numbers) {

    public Similarity {
        numbers = Collections.unmodifiableMap(new EnumMap<>(numbers));
    }

    /**
     * The points or the limit; no points where the table is silent.
     *
     * @throws IllegalStateException if it is a limit that the table does not set
     */
    public int of(SimilarityMeasure measure) {
        Integer number = numbers.get(measure);
        if (number != null) {
            return number;
        }
        return switch (measure) {
            case LEAST_POINTS, AMOUNT_FACTOR, COUNTED, SHOWN ->
                throw new IllegalStateException("Table " + ConsistencyPolicy.SIMILARITY + " sets no " + measure);
            default -> 0;
        };
    }
}
