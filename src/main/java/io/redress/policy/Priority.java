package io.redress.policy;

import java.util.List;

/**
 * How urgent a task of staff is.
 *
 * @param points 0 to 100; the most urgent has the most
 * @param reasons why, in words
 */
public record Priority(int points, List<String> reasons) {

    public Priority {
        reasons = List.copyOf(reasons);
    }
}
