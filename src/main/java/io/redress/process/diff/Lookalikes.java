package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.BpmnElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Under which id something that is gone probably goes on. */
final class Lookalikes {

    private final BpmnModel before;
    private final BpmnModel after;

    Lookalikes(BpmnModel before, BpmnModel after) {
        this.before = before;
        this.after = after;
    }

    /** The only new element of the same type with the same label or else the same settings. */
    @Nullable
    String of(BpmnElement gone) {
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
        return one.facts().names().stream().anyMatch(name -> !Judgement.WORDS_ONLY.contains(name))
                && one.facts().differencesTo(other.facts()).stream()
                        .allMatch(difference -> Judgement.WORDS_ONLY.contains(difference.name()));
    }
}
