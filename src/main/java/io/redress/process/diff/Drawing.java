package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.Box;
import io.redress.process.diff.BpmnModel.BpmnElement;
import io.redress.process.diff.BpmnModel.Place;
import io.redress.process.diff.BpmnModel.Point;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A diagram as it was and as it is, one above the other, with what is different in colour. SVG. */
final class Drawing {

    private static final double MARGIN = 24;
    private static final double HEAD = 64;
    private static final double TITLE = 34;

    private final BpmnModel before;
    private final BpmnModel after;
    private final Map<String, Map<Kind, Change>> changes = new HashMap<>();

    Drawing(BpmnModel before, BpmnModel after, List<Change> changes) {
        this.before = before;
        this.after = after;
        changes.forEach(change -> this.changes
                .computeIfAbsent(change.element(), id -> new EnumMap<>(Kind.class))
                .put(change.kind(), change));
    }

    String svg() {
        Box then = Geometry.extent(before.places.values());
        Box now = Geometry.extent(after.places.values());
        double width = Math.max(Math.max(then.width(), now.width()), 640) + 2 * MARGIN;
        double second = HEAD + TITLE + then.height() + MARGIN;
        double height = second + TITLE + now.height() + MARGIN;
        Svg svg = new Svg(width, height, after.file + ", before and after");
        legend(svg);
        plane(svg, before, then, HEAD, "Before", "before");
        plane(svg, after, now, second, "After", "after");
        return svg.toString();
    }

    private void legend(Svg svg) {
        svg.text(MARGIN, 28, 18, "700", "start", Paint.INK, after.file);
        double x = MARGIN;
        for (Kind kind : Kind.values()) {
            Paint paint = Paint.of(kind);
            svg.rectangle(x, 42, 22, 16, 4, paint, false);
            svg.text(x + 11, 54.5, 13, "700", "middle", paint.stroke(), kind.sign());
            svg.text(x + 29, 55, 13, "400", "start", Paint.INK, kind.word());
            x += 112;
        }
    }

    private void plane(Svg svg, BpmnModel model, Box extent, double y, String title, String side) {
        svg.text(MARGIN, y + 22, 14, "700", "start", Paint.INK, title);
        svg.line(MARGIN, y + 28, extent.width() + MARGIN, y + 28);
        if (model.places.isEmpty()) {
            svg.text(MARGIN, y + 50, 13, "400", "start", Paint.INK, "There is no diagram.");
            return;
        }
        svg.open(side, MARGIN - extent.x(), y + TITLE - extent.y());
        List<BpmnElement> drawn = model.elements.values().stream()
                .filter(element -> model.places.containsKey(element.id()))
                .toList();
        drawn.stream()
                .filter(element -> isArea(model, element))
                .sorted(Comparator.comparingDouble(element -> -area(model, element)))
                .forEach(element -> draw(svg, model, element));
        drawn.stream()
                .filter(element -> place(model, element).box() == null)
                .forEach(element -> draw(svg, model, element));
        drawn.stream()
                .filter(element ->
                        place(model, element).box() != null && !isArea(model, element) && !element.is("boundaryEvent"))
                .forEach(element -> draw(svg, model, element));
        drawn.stream().filter(element -> element.is("boundaryEvent")).forEach(element -> draw(svg, model, element));
        drawn.forEach(element -> label(svg, model, element));
        drawn.forEach(element -> badge(svg, model, element));
        svg.close();
    }

    private static Place place(BpmnModel model, BpmnElement element) {
        return model.places.get(element.id());
    }

    private static boolean isArea(BpmnModel model, BpmnElement element) {
        Place place = place(model, element);
        return place.box() != null
                && (element.is("participant", "lane", "group")
                        || element.is("subProcess", "transaction", "adHocSubProcess") && place.open());
    }

    private static double area(BpmnModel model, BpmnElement element) {
        Box box = place(model, element).box();
        return box == null ? 0 : box.width() * box.height();
    }

    /** What it is drawn for; an event is drawn for the change of the message or error that it is about. */
    private @Nullable Change change(BpmnModel model, BpmnElement element) {
        Map<Kind, Change> all = changes.getOrDefault(element.id(), Map.of());
        for (String reference : List.of("message", "messageRef", "error")) {
            if (all.isEmpty()) {
                all = changes.getOrDefault(element.facts().get(reference), Map.of());
            }
        }
        List<Kind> shown = model == before
                ? List.of(Kind.REMOVED, Kind.CHANGED, Kind.MOVED)
                : List.of(Kind.ADDED, Kind.CHANGED, Kind.MOVED);
        return shown.stream().filter(all::containsKey).map(all::get).findFirst().orElse(null);
    }

    private void draw(Svg svg, BpmnModel model, BpmnElement element) {
        Change change = change(model, element);
        Paint paint = change == null ? Paint.PLAIN : Paint.of(change.kind());
        boolean dashed = change != null && change.kind() == Kind.REMOVED;
        svg.open(element.id(), change == null ? null : change.kind(), title(model, element));
        Place place = place(model, element);
        Box box = place.box();
        if (box == null) {
            boolean association = element.is("association");
            svg.path(place.points(), paint, dashed || association, !association);
        } else {
            shape(svg, model, element, box, paint, dashed);
        }
        svg.close();
    }

    /** Drawn last, so that nothing lies on it. */
    private void badge(Svg svg, BpmnModel model, BpmnElement element) {
        Change change = change(model, element);
        if (change != null) {
            Place place = place(model, element);
            Box box = place.box();
            Point at = box == null
                    ? Geometry.middle(place.points())
                    : new Point(box.x() + box.width() - (element.type().endsWith("Gateway") ? 6 : 0), box.y() + 2);
            svg.badge(at.x(), at.y(), change.kind(), Paint.of(change.kind()));
        }
    }

    private String title(BpmnModel model, BpmnElement element) {
        StringBuilder title = new StringBuilder(model.where(element) + " (" + element.id() + ")");
        for (Change change : changes.getOrDefault(element.id(), Map.of()).values()) {
            boolean here = change.kind() != (model == before ? Kind.ADDED : Kind.REMOVED);
            if (here) {
                title.append('\n').append(change.kind().word());
                title.append(change.details().isEmpty() ? "" : ": " + change.details());
            }
        }
        return title.toString();
    }

    private void shape(Svg svg, BpmnModel model, BpmnElement element, Box box, Paint paint, boolean dashed) {
        if (element.type().endsWith("Event")) {
            event(svg, element, box, paint, dashed);
        } else if (element.type().endsWith("Gateway")) {
            gateway(svg, element, box, paint, dashed);
        } else if (element.is("textAnnotation")) {
            svg.bracket(box, paint);
            svg.wrapped(box, element.facts().get("text"), 12, false);
        } else if (isArea(model, element)) {
            boolean byEvent = "true".equals(element.facts().get("triggeredByEvent"));
            svg.rectangle(
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    10,
                    paint == Paint.PLAIN ? paint : paint.light(),
                    dashed || byEvent);
        } else {
            svg.rectangle(box.x(), box.y(), box.width(), box.height(), 10, paint, dashed);
            if (element.is("callActivity")) {
                svg.rectangle(box.x() + 3, box.y() + 3, box.width() - 6, box.height() - 6, 8, paint, dashed);
            }
            svg.wrapped(box, element.name(), 12, true);
            Marks.task(svg, element.type(), box.x() + 7, box.y() + 7, paint.stroke());
            if (element.facts().names().stream().anyMatch(name -> name.startsWith("multiInstance"))) {
                svg.text(
                        box.x() + box.width() / 2,
                        box.y() + box.height() - 5,
                        12,
                        "700",
                        "middle",
                        paint.stroke(),
                        "|||");
            }
        }
    }

    private static void event(Svg svg, BpmnElement element, Box box, Paint paint, boolean dashed) {
        double x = box.x() + box.width() / 2;
        double y = box.y() + box.height() / 2;
        double radius = box.width() / 2;
        boolean quiet = "false".equals(element.facts().get("interrupts"))
                || "false".equals(element.facts().get("isInterrupting"));
        boolean end = element.is("endEvent");
        svg.circle(x, y, radius, paint, end ? 3.5 : 1.6, dashed || quiet);
        if (element.is("boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent")) {
            svg.circle(x, y, radius - 3.5, paint, 1.4, dashed || quiet);
        }
        Marks.event(svg, element.trigger(), x, y, paint.stroke(), end || element.is("intermediateThrowEvent"));
    }

    private static void gateway(Svg svg, BpmnElement element, Box box, Paint paint, boolean dashed) {
        double x = box.x() + box.width() / 2;
        double y = box.y() + box.height() / 2;
        svg.diamond(box, paint, dashed);
        Marks.gateway(svg, element.type(), x, y, paint.stroke());
    }

    private void label(Svg svg, BpmnModel model, BpmnElement element) {
        Place place = place(model, element);
        Box box = place.box();
        if (element.name().isEmpty()) {
            return;
        }
        if (isArea(model, element) && box != null) {
            svg.text(box.x() + 12, box.y() + 20, 12, "600", "start", Paint.INK, element.name());
        } else if (box == null) {
            Point middle = Geometry.middle(place.points());
            Box at = place.label() != null ? place.label() : new Box(middle.x() - 40, middle.y() + 9, 80, 14);
            svg.beside(at, Geometry.lineBy(at, place.points()), element.name(), 11);
        } else if (element.type().endsWith("Event") || element.type().endsWith("Gateway")) {
            Box at = place.label() != null
                    ? place.label()
                    : new Box(box.x() + box.width() / 2 - 45, box.y() + box.height() + 5, 90, 14);
            svg.beside(at, box.y() + box.height() / 2, element.name(), 11);
        }
    }
}
