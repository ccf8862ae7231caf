package io.redress.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and the cursor by which the next part is asked for; there is none on the last one.
 *
 * @param next opaque to the client, sent back as {@code cursor}
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_LIMIT = 25;
    public static final int MAX_LIMIT = 100;

    /**
     * The number of items that a page shall have.
     *
     * @param requested from the client, null for the default
     * @throws InvalidInput if it is not 1 to {@value #MAX_LIMIT}
     */
    public static int limit(@Nullable Integer requested) {
        if (requested == null) {
            return DEFAULT_LIMIT;
        }
        if (requested < 1 || requested > MAX_LIMIT) {
            throw new InvalidInput("limit", "A page has 1 to %d items.".formatted(MAX_LIMIT));
        }
        return requested;
    }

    /**
     * Makes a page from rows that were read with {@code limit limit + 1}: the one too many tells that there is a next
     * page.
     *
     * @param cursor of a row, after which the next page begins
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, Cursor> cursor, Function<R, T> item) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(item).toList(),
                more ? cursor.apply(shown.get(limit - 1)).encoded() : null);
    }
}
