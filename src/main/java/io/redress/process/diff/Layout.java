package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.Box;
import io.redress.process.diff.BpmnModel.BpmnElement;
import io.redress.process.diff.BpmnModel.Place;
import io.redress.process.diff.BpmnModel.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is drawn elsewhere in one diagram than in the other. */
final class Layout {

    /** Where two are too near to have been moved on purpose. */
    private static final double STILL = 0.5;

    private final BpmnModel before;
    private final BpmnModel after;

    Layout(BpmnModel before, BpmnModel after) {
        this.before = before;
        this.after = after;
    }

    /** How an element that stays is drawn elsewhere than before, in words; empty if it is not. */
    String moved(BpmnElement now) {
        Place from = before.places.get(now.id());
        Place to = after.places.get(now.id());
        if (from == null || to == null) {
            return from == to ? "" : to == null ? "is no longer drawn" : "is drawn now";
        }
        String details = isLine(to) ? line(now, from, to) : box(from, to);
        if (details.isEmpty() && !same(from.label(), to.label()) && from.label() != null && to.label() != null) {
            return "its label stands elsewhere";
        }
        return details;
    }

    private static boolean isLine(Place place) {
        return place.box() == null;
    }

    private String box(Place from, Place to) {
        Box then = from.box();
        Box now = to.box();
        if (then == null || now == null || same(then, now)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        add(parts, now.x() - then.x(), "right", "left");
        add(parts, now.y() - then.y(), "down", "up");
        if (Math.abs(now.width() - then.width()) > STILL || Math.abs(now.height() - then.height()) > STILL) {
            parts.add(String.format(
                    Locale.ROOT,
                    "%.0f × %.0f → %.0f × %.0f in size",
                    then.width(),
                    then.height(),
                    now.width(),
                    now.height()));
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, double way, String forward, String back) {
        if (Math.abs(way) > STILL) {
            parts.add(String.format(Locale.ROOT, "%.0f %s", Math.abs(way), way > 0 ? forward : back));
        }
    }

    /** A flow that follows one of its ends was not moved by anybody. */
    private String line(BpmnElement flow, Place from, Place to) {
        if (same(from.points(), to.points()) || follows(flow)) {
            return "";
        }
        return "is drawn along another line";
    }

    private boolean follows(BpmnElement flow) {
        BpmnElement then = before.elements.get(flow.id());
        Set<String> ends = List.of("comes from", "leads to").stream()
                .flatMap(end -> List.of(
                        flow.facts().get(end), then == null ? "" : then.facts().get(end))
                        .stream())
                .collect(Collectors.toSet());
        return ends.size() > 2
                || ends.stream().anyMatch(end -> {
                    Place one = before.places.get(end);
                    Place other = after.places.get(end);
                    return one == null || other == null || !same(one.box(), other.box());
                });
    }

    private static boolean same(List<Point> then, List<Point> now) {
        if (then.size() != now.size()) {
            return false;
        }
        for (int index = 0; index < then.size(); index++) {
            if (Math.abs(then.get(index).x() - now.get(index).x()) > STILL
                    || Math.abs(then.get(index).y() - now.get(index).y()) > STILL) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(@Nullable Box then, @Nullable Box now) {
        return then != null
                && now != null
                && Math.abs(then.x() - now.x()) <= STILL
                && Math.abs(then.y() - now.y()) <= STILL
                && Math.abs(then.width() - now.width()) <= STILL
                && Math.abs(then.height() - now.height()) <= STILL;
    }
}
