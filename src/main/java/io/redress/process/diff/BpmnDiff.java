package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.BpmnElement;
import io.redress.process.diff.Facts.Difference;
import io.redress.process.diff.Judgement.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Compares two diagrams, element by element, by id. An id that stands for another type now is gone and new. */
final class BpmnDiff {

    static final String VERSION_TAG = "version tag";

    private final BpmnModel before;
    private final BpmnModel after;

    private final Judgement judgement;
    private final Lookalikes lookalikes;
    private final Layout layout;

    BpmnDiff(BpmnModel before, BpmnModel after) {
        this.before = before;
        this.after = after;
        judgement = new Judgement(before, after);
        lookalikes = new Lookalikes(before, after);
        layout = new Layout(before, after);
    }

    /** @param found is told of each change: what is gone first, then the rest in the order of the file */
    void changes(Consumer<Change> found) {
        before.elements.values().stream()
                .filter(element -> !stays(element))
                .forEach(gone -> found.accept(removed(gone)));
        after.elements.values().stream()
                .filter(element -> !stays(element))
                .forEach(fresh -> found.accept(change(after, fresh, Kind.ADDED, "", Judgement.added(fresh))));
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
        String other = after.elements.containsKey(gone.id())
                ? "the id now stands for " + after.where(after.elements.get(gone.id()))
                : renamed(gone);
        return change(before, gone, Kind.REMOVED, other, judgement.removed(gone));
    }

    /** What it may be called now; empty if nothing new looks like it. */
    private String renamed(BpmnElement gone) {
        String other = lookalikes.of(gone);
        return other == null ? "" : "probably called " + other + " now";
    }

    private void changed(BpmnElement then, BpmnElement now, Consumer<Change> found) {
        List<String> details = new ArrayList<>();
        Reason reason = new Reason(Step.NONE, "only the number");
        for (Difference difference : then.facts().differencesTo(now.facts())) {
            details.add(inWords(difference));
            reason = reason.or(judgement.changed(then, now, difference));
        }
        if (!then.parent().equals(now.parent())) {
            details.add("lies in " + after.called(now.parent()) + ", no longer in " + before.called(then.parent()));
            reason = reason.or(new Reason(Step.MINOR, "cases that wait at it have to be moved there"));
        }
        if (!details.isEmpty()) {
            found.accept(change(after, now, Kind.CHANGED, String.join("; ", details), reason));
        }
    }

    private void moved(BpmnElement now, Consumer<Change> found) {
        String details = layout.moved(now);
        if (!details.isEmpty()) {
            found.accept(change(after, now, Kind.MOVED, details, Judgement.LAYOUT));
        }
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

    private Change change(BpmnModel model, BpmnElement element, Kind kind, String details, Reason reason) {
        return new Change(
                after.file,
                element.process(),
                kind,
                element.id(),
                model.where(element),
                details,
                reason.step(),
                reason.why());
    }
}
