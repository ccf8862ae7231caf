package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.Box;
import io.redress.process.diff.BpmnModel.Place;
import io.redress.process.diff.BpmnModel.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Where things are in a diagram. */
final class Geometry {

    private Geometry() {}

    /** At which height a line passes over or under its label; if it does neither, that of the label. */
    static double lineBy(Box label, List<Point> points) {
        double middle = label.y() + label.height() / 2;
        double nearest = Double.POSITIVE_INFINITY;
        for (int index = 1; index < points.size(); index++) {
            Point from = points.get(index - 1);
            Point to = points.get(index);
            boolean passes =
                    Math.min(from.x(), to.x()) < label.x() + label.width() && Math.max(from.x(), to.x()) > label.x();
            if (from.y() == to.y() && passes && Math.abs(from.y() - middle) < Math.abs(nearest - middle)) {
                nearest = from.y();
            }
        }
        return Math.abs(nearest - middle) < 4 * label.height() ? nearest : middle;
    }

    /** Half-way along a line, where its mark stands. */
    static Point middle(List<Point> points) {
        double length = 0;
        for (int index = 1; index < points.size(); index++) {
            length += distance(points.get(index - 1), points.get(index));
        }
        double left = length / 2;
        for (int index = 1; index < points.size(); index++) {
            Point from = points.get(index - 1);
            Point to = points.get(index);
            double part = distance(from, to);
            if (part >= left && part > 0) {
                double share = left / part;
                return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
            }
            left -= part;
        }
        return points.isEmpty() ? new Point(0, 0) : points.get(0);
    }

    private static double distance(Point from, Point to) {
        return Math.hypot(to.x() - from.x(), to.y() - from.y());
    }

    /** What has room for all of it, with some to spare. */
    static Box extent(Collection<Place> places) {
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (Place place : places) {
            Stream.of(place.box(), place.label()).forEach(box -> {
                if (box != null) {
                    xs.add(box.x() - 10);
                    xs.add(box.x() + box.width() + 10);
                    ys.add(box.y() - 10);
                    ys.add(box.y() + box.height() + 16);
                }
            });
            place.points().forEach(point -> {
                xs.add(point.x() - 10);
                xs.add(point.x() + 10);
                ys.add(point.y() - 10);
                ys.add(point.y() + 10);
            });
        }
        if (xs.isEmpty()) {
            return new Box(0, 0, 640, 40);
        }
        double left = xs.stream().min(Double::compare).orElseThrow();
        double top = ys.stream().min(Double::compare).orElseThrow();
        return new Box(
                left,
                top,
                xs.stream().max(Double::compare).orElseThrow() - left,
                ys.stream().max(Double::compare).orElseThrow() - top);
    }
}
