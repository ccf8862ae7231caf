package io.redress.process.guard;

import java.util.Set;

/**
 * What a model may name.
 *
 * @param delegates of service tasks
 * @param terms of the deadlines table
 * @param topics of external tasks that somebody works off
 */
public record Known(Set<String> delegates, Set<String> terms, Set<String> topics) {

    public Known {
        delegates = Set.copyOf(delegates);
        terms = Set.copyOf(terms);
        topics = Set.copyOf(topics);
    }
}
