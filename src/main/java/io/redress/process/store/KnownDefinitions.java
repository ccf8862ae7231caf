package io.redress.process.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed, remembered as long as the database says that nobody has deployed, suspended or changed anything
 * since. Each change, by whatever node or tool, gives the definitions a new stamp, which a command reads once.
 */
final class KnownDefinitions {

    private volatile Known last = new Known("", new ConcurrentHashMap<>());

    private record Known(String stamp, Map<String, Object> definitions) {}

    /** What is remembered under this key, or what the database says now; null if there is none, which is asked again. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T get(String stamp, String key, Supplier<@Nullable T> read) {
        Known known = last;
        if (!known.stamp().equals(stamp)) {
            known = new Known(stamp, new ConcurrentHashMap<>());
            last = known;
        }
        Object remembered = known.definitions().get(key);
        if (remembered == null) {
            remembered = read.get();
            if (remembered != null) {
                known.definitions().put(key, remembered);
            }
        }
        return (T) remembered;
    }
}
