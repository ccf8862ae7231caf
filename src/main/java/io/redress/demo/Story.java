package io.redress.demo;

import io.redress.orders.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One case of the demonstration: the order it is about, and what happened how many days ago. */
final class Story {

    private record Act(Duration ago, Consumer<Cast> what) {}

    private static final int MINUTES_A_DAY = 1_440;

    private final DemoOrder order;
    private final List<Act> acts = new ArrayList<>();

    private Story(DemoOrder order) {
        this.order = order;
    }

    static Story about(DemoOrder order) {
        return new Story(order);
    }

    /** @param days before the present; fractions of days are fine */
    Story daysAgo(double days, Consumer<Cast> what) {
        acts.add(new Act(days(days), what));
        return this;
    }

    Order order(Instant present) {
        return order.at(present);
    }

    Stream<Scene> scenes(Cast cast) {
        return acts.stream().map(act -> new Scene(act.ago(), cast, act.what()));
    }

    static Duration days(double days) {
        return Duration.ofMinutes(Math.round(days * MINUTES_A_DAY));
    }
}
