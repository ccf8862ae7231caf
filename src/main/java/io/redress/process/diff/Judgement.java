package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.BpmnElement;
import io.redress.process.diff.Facts.Difference;
import java.util.Set;

/** How big a step of the version a change of a diagram is. */
final class Judgement {

    /** Settings that no case can notice. */
    static final Set<String> WORDS_ONLY = Set.of(
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

    /** For what is drawn elsewhere, or said in other words. */
    static final Reason LAYOUT = new Reason(Step.PATCH, "only words or layout, no case can notice");

    private final BpmnModel before;
    private final BpmnModel after;

    Judgement(BpmnModel before, BpmnModel after) {
        this.before = before;
        this.after = after;
    }

    /** How big a step is, and why. */
    record Reason(Step step, String why) {

        /** The one that asks for more. */
        Reason or(Reason other) {
            return other.step().compareTo(step) > 0 ? other : this;
        }
    }

    /** For an element that is gone. */
    Reason removed(BpmnElement gone) {
        if (isNote(gone)) {
            return LAYOUT;
        }
        if (gone.is("process")) {
            return new Reason(Step.MAJOR, "a process with this id is gone, and its cases have nowhere to go");
        }
        if (gone.is("message")) {
            boolean known = !after.messagesReceived().contains(gone.name())
                    && before.messagesReceived().contains(gone.name());
            return known
                    ? new Reason(Step.MAJOR, nobodyWaitsFor(gone.name()))
                    : new Reason(Step.PATCH, "nothing waited for it");
        }
        if (gone.is("error", "signal", "escalation")) {
            return new Reason(Step.MAJOR, "running cases may still end with it, and nothing would catch it");
        }
        if (waitsNoMore(gone)) {
            return new Reason(Step.MAJOR, nobodyWaitsFor(before.message(gone)));
        }
        return gone.isWait() ? waitRemoved(gone) : new Reason(Step.MINOR, "cases may have been on their way to it");
    }

    private Reason waitRemoved(BpmnElement gone) {
        boolean another = after.elements.values().stream()
                .anyMatch(now -> now.type().equals(gone.type())
                        && now.trigger().equals(gone.trigger())
                        && now.process().equals(gone.process()));
        return another
                ? new Reason(Step.MINOR, "cases may wait at it, and a mapping has to say where they go")
                : new Reason(
                        Step.MAJOR,
                        "cases may wait at it, and its process has no other step of this kind to move them to");
    }

    /** For an element that is new. */
    static Reason added(BpmnElement fresh) {
        if (isNote(fresh)) {
            return LAYOUT;
        }
        if (fresh.is("message", "error", "signal", "escalation")) {
            return new Reason(Step.MINOR, "something new can happen");
        }
        return new Reason(
                Step.MINOR,
                fresh.is("process")
                        ? "a process that no case runs in yet"
                        : "cases that come this way do something else");
    }

    /** For one setting of an element that stays. */
    Reason changed(BpmnElement then, BpmnElement now, Difference difference) {
        String name = difference.name();
        if (name.equals(BpmnDiff.VERSION_TAG)) {
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
            return LAYOUT;
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
}
