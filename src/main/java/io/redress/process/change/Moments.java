package io.redress.process.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** From when on deployments apply, by their order rather than by clocks that may have been put back between two of them. */
final class Moments {

    private Moments() {}

    /**
     * What was deployed before something else applies no later than that, unless it names a day.
     *
     * @param rows in the order in which they were deployed
     */
    static <T> List<T> inOrder(
            List<T> rows, Predicate<T> dated, Function<T, Instant> from, BiFunction<T, Instant, T> at) {
        List<T> inOrder = new ArrayList<>(rows);
        Instant latest = Instant.MAX;
        for (int i = rows.size() - 1; i >= 0; i--) {
            T row = rows.get(i);
            if (!dated.test(row)) {
                latest = from.apply(row).isBefore(latest) ? from.apply(row) : latest;
                inOrder.set(i, at.apply(row, latest));
            }
        }
        return inOrder;
    }
}
