package io.redress.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/**
 * A list on the left of Tasklist.
 *
 * @param key what it is known by, whatever an administrator calls it
 * @param groups ids of those whose members see it
 * @param whose whose tasks it shows; {@code null} for all that the query finds
 * @param due which of them by their term; {@code null} for all
 * @param listed which tasks, besides
 */
record TaskList(
        String key,
        String name,
        String colour,
        List<String> groups,
        @Nullable Whose whose,
        @Nullable Due due,
        Listed listed) {

    /** Raised when what a list asks for changes: those that an earlier version has made are made anew. */
    static final int VERSION = 2;

    static final String KEY = "redressList";
    static final String MADE_BY = "redressVersion";
    static final String WHOSE = "redressWhose";
    static final String DUE = "redressDue";

    /** Whose tasks, of whoever looks. */
    enum Whose {
        /** What I have. */
        MINE,
        /** What I may take. */
        OFFERED,
        /** Both. */
        MINE_OR_OFFERED
    }

    /** By the term, at the moment of looking. */
    enum Due {
        /** Before the day is over, late ones too. */
        TODAY,
        PAST
    }

    /** As it is kept, with its order. @param empty a new one */
    TaskQuery query(TaskQuery empty) {
        return listed.of(empty).orderByTaskPriority().desc().orderByDueDate().asc();
    }

    /** As Tasklist and {@link LivingLists} read them. @param place from the top */
    Map<String, Object> properties(int place) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "color",
                colour,
                "priority",
                place,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                KEY,
                key,
                MADE_BY,
                VERSION));
        if (whose != null) {
            properties.put(WHOSE, whose.name());
        }
        if (due != null) {
            properties.put(DUE, due.name());
        }
        return properties;
    }
}
