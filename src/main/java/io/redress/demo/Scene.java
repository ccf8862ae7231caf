package io.redress.demo;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something that happens in a story.
 *
 * @param ago how long before the present, above zero
 */
record Scene(Duration ago, Cast cast, Consumer<Cast> act) {

    void happens() {
        act.accept(cast);
    }
}
