package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.Box;
import io.redress.process.diff.BpmnModel.BpmnElement;
import io.redress.process.diff.BpmnModel.Place;
import io.redress.process.diff.BpmnModel.Point;
import io.redress.process.diff.Facts.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares two diagrams, element by element, by id. An id that stands for another type now is gone and new. */
final class BpmnDiff {

    static final String VERSION_TAG = "version tag";

    private static final Set<String> WORDS_ONLY = Set.of(
            "label",
            "documentation",
            "text",
            "history kept for",
            "retries",
            "isStartableInTasklist",
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon",
            "associationDirection",
            "jobPriority");

    private static final String WORDS = "only words or layout, no case can notice";

    /** Where two are too near to have been moved on purpose. */
    private static final double STILL = 0.5;

    private final BpmnModel before;
    private final BpmnModel after;

    BpmnDiff(BpmnModel before, BpmnModel after) {
        this.before = before;
        this.after = after;
    }

    /** @param found is told of each change: what is gone first, then the rest in the order of the file */
    void changes(Consumer<Change> found) {
        before.elements.values().stream()
                .filter(element -> !stays(element))
                .forEach(gone -> found.accept(removed(gone)));
        after.elements.values().stream()
                .filter(element -> !stays(element))
                .forEach(fresh -> found.accept(added(fresh)));
        for (BpmnElement then : before.elements.values()) {
            if (stays(then)) {
                changed(then, after.elements.get(then.id()), found);
            }
        }
        List<BpmnElement> staying =
                after.elements.values().stream().filter(this::stays).toList();
        staying.forEach(now -> moved(now, found));
    }

    private boolean stays(BpmnElement element) {
        BpmnElement then = before.elements.get(element.id());
        BpmnElement now = after.elements.get(element.id());
        return then != null
                && now != null
                && then.type().equals(now.type())
                && then.trigger().equals(now.trigger());
    }

    private Change removed(BpmnElement gone) {
        Step step = Step.MINOR;
        String why = "cases may have been on their way to it";
        if (isNote(gone)) {
            step = Step.PATCH;
            why = WORDS;
        } else if (gone.is("process")) {
            step = Step.MAJOR;
            why = "a process with this id is gone, and its cases have nowhere to go";
        } else if (gone.is("message")) {
            boolean known = !after.messagesReceived().contains(gone.name())
                    && before.messagesReceived().contains(gone.name());
            step = known ? Step.MAJOR : Step.PATCH;
            why = known ? nobodyWaitsFor(gone.name()) : "nothing waited for it";
        } else if (gone.is("error", "signal", "escalation")) {
            step = Step.MAJOR;
            why = "running cases may still end with it, and nothing would catch it";
        } else if (waitsNoMore(gone)) {
            step = Step.MAJOR;
            why = nobodyWaitsFor(before.message(gone));
        } else if (gone.isWait()) {
            boolean another = after.elements.values().stream()
                    .anyMatch(now -> now.type().equals(gone.type())
                            && now.trigger().equals(gone.trigger())
                            && now.process().equals(gone.process()));
            step = another ? Step.MINOR : Step.MAJOR;
            why = another
                    ? "cases may wait at it, and a mapping has to say where they go"
                    : "cases may wait at it, and its process has no other step of this kind to move them to";
        }
        String now = after.elements.containsKey(gone.id())
                ? "the id now stands for " + after.where(after.elements.get(gone.id()))
                : renamed(gone);
        return change(before, gone, Kind.REMOVED, now, step, why);
    }

    private Change added(BpmnElement fresh) {
        boolean note = isNote(fresh);
        String why = fresh.is("process")
                ? "a process that no case runs in yet"
                : "cases that come this way do something else";
        if (fresh.is("message", "error", "signal", "escalation")) {
            why = "something new can happen";
        }
        return change(after, fresh, Kind.ADDED, "", note ? Step.PATCH : Step.MINOR, note ? WORDS : why);
    }

    private void changed(BpmnElement then, BpmnElement now, Consumer<Change> found) {
        List<String> details = new ArrayList<>();
        Step step = Step.NONE;
        String why = "only the number";
        for (Difference difference : then.facts().differencesTo(now.facts())) {
            details.add(inWords(difference));
            Reason reason = judge(then, now, difference);
            if (reason.step().compareTo(step) > 0) {
                step = reason.step();
                why = reason.why();
            }
        }
        if (!then.parent().equals(now.parent())) {
            details.add("lies in " + after.called(now.parent()) + ", no longer in " + before.called(then.parent()));
            if (Step.MINOR.compareTo(step) > 0) {
                step = Step.MINOR;
                why = "cases that wait at it have to be moved there";
            }
        }
        if (!details.isEmpty()) {
            found.accept(change(after, now, Kind.CHANGED, String.join("; ", details), step, why));
        }
    }

    /** How big a step is, and why. */
    private record Reason(Step step, String why) {}

    private Reason judge(BpmnElement then, BpmnElement now, Difference difference) {
        String name = difference.name();
        if (name.equals(VERSION_TAG)) {
            return new Reason(Step.NONE, "only the number");
        }
        if (then.is("message") && name.equals("label")) {
            return new Reason(Step.MAJOR, nobodyWaitsFor(difference.before()));
        }
        if (then.is("error", "signal", "escalation") && !name.equals("label")
                || then.is("signal") && name.equals("label")) {
            return new Reason(
                    Step.MAJOR, "running cases may still end with the one before, and nothing would catch it");
        }
        if (waitsNoMore(then)) {
            return new Reason(Step.MAJOR, nobodyWaitsFor(before.message(then)));
        }
        if (name.startsWith("in ")) {
            return new Reason(Step.MAJOR, "cases that are in the called process were started with what it got before");
        }
        if (name.startsWith("out ") && !difference.before().isEmpty()) {
            return new Reason(Step.MAJOR, "what comes back from the called process is part of what they agreed on");
        }
        if (name.startsWith("multiInstance") || name.startsWith("standardLoop")) {
            boolean whole = differs(then, now, "multiInstanceLoopCharacteristics");
            return whole
                    ? new Reason(Step.MAJOR, "the engine moves no case into or out of a repeated step")
                    : new Reason(Step.MINOR, "cases that are in it repeat it differently");
        }
        if (isNote(then) || WORDS_ONLY.contains(name)) {
            return new Reason(Step.PATCH, WORDS);
        }
        String why = switch (name) {
            case "condition", "default flow", "comes from", "leads to" -> "cases go another way from here";
            case "delegate" -> "the service does something else here";
            case "form" -> "people are shown another form for tasks that wait";
            case "candidate groups", "assignee" -> "tasks that wait belong to the people of before";
            case "called process" -> "cases that are in the process of before have to be thought of";
            default ->
                name.startsWith("timer")
                        ? "terms that run now were counted as before"
                        : "cases that are here already, or come here, are treated differently";
        };
        return new Reason(Step.MINOR, why);
    }

    private static boolean differs(BpmnElement then, BpmnElement now, String prefix) {
        return then.facts().names().stream().anyMatch(name -> name.startsWith(prefix))
                != now.facts().names().stream().anyMatch(name -> name.startsWith(prefix));
    }

    private boolean waitsNoMore(BpmnElement element) {
        String message = before.message(element);
        return !message.isEmpty()
                && before.messagesReceived().contains(message)
                && !after.messagesReceived().contains(message);
    }

    private static String nobodyWaitsFor(String message) {
        return "nothing waits for the message \"" + message + "\" any more, and whoever sends it is refused";
    }

    private static boolean isNote(BpmnElement element) {
        return element.is(
                "textAnnotation",
                "association",
                "group",
                "collaboration",
                "participant",
                "lane",
                "messageFlow",
                "dataObject",
                "dataObjectReference",
                "dataStoreReference");
    }

    /** What it may be called now; empty if nothing new looks like it. */
    private String renamed(BpmnElement gone) {
        String other = lookalike(gone);
        return other == null ? "" : "probably called " + other + " now";
    }

    /** The only new element of the same type with the same label or else the same settings. */
    @Nullable
    String lookalike(BpmnElement gone) {
        List<BpmnElement> fresh = after.elements.values().stream()
                .filter(now -> !before.elements.containsKey(now.id()))
                .filter(now -> now.type().equals(gone.type()) && now.trigger().equals(gone.trigger()))
                .filter(now -> !now.is("sequenceFlow"))
                .toList();
        List<BpmnElement> alike = fresh.stream()
                .filter(now -> !gone.name().isEmpty() && now.name().equals(gone.name()))
                .toList();
        if (alike.isEmpty()) {
            alike = fresh.stream()
                    .filter(now -> !gone.facts().names().isEmpty() && sameButWords(gone, now))
                    .toList();
        }
        return alike.size() == 1 ? alike.get(0).id() : null;
    }

    private static boolean sameButWords(BpmnElement one, BpmnElement other) {
        return one.facts().names().stream().anyMatch(name -> !WORDS_ONLY.contains(name))
                && one.facts().differencesTo(other.facts()).stream()
                        .allMatch(difference -> WORDS_ONLY.contains(difference.name()));
    }

    private String inWords(Difference difference) {
        if (Set.of("comes from", "leads to", "default flow", "attached to").contains(difference.name())) {
            return difference.name() + " " + named(before, difference.before()) + " → "
                    + named(after, difference.after());
        }
        return Facts.inWords(difference.name(), difference.before(), difference.after(), "none");
    }

    private static String named(BpmnModel model, String id) {
        if (id.isEmpty()) {
            return "none";
        }
        String called = model.called(id);
        return called.equals(id) ? id : called + " (" + id + ")";
    }

    private void moved(BpmnElement now, Consumer<Change> found) {
        Place from = before.places.get(now.id());
        Place to = after.places.get(now.id());
        if (from == null || to == null) {
            if (from != to) {
                String details = to == null ? "is no longer drawn" : "is drawn now";
                found.accept(change(after, now, Kind.MOVED, details, Step.PATCH, WORDS));
            }
            return;
        }
        String details = isLine(to) ? line(now, from, to) : box(from, to);
        if (details.isEmpty() && !same(from.label(), to.label()) && from.label() != null && to.label() != null) {
            details = "its label stands elsewhere";
        }
        if (!details.isEmpty()) {
            found.accept(change(after, now, Kind.MOVED, details, Step.PATCH, WORDS));
        }
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

    private Change change(BpmnModel model, BpmnElement element, Kind kind, String details, Step step, String why) {
        return new Change(after.file, element.process(), kind, element.id(), model.where(element), details, step, why);
    }
}
