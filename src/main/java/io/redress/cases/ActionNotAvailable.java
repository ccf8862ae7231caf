package io.redress.cases;

import io.redress.web.Conflict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 409: the case cannot take this command from this caller now; tells the stage and what it can take. */
public final class ActionNotAvailable extends Conflict {

    ActionNotAvailable(ReturnCase subject, ActionName refused, List<AvailableAction> available) {
        super(
                "action-not-available",
                "Case " + subject.number() + " is in stage " + subject.stage() + " and cannot take '"
                        + refused.wireName() + "' from you now. It can take: " + names(available) + ".",
                Map.of("stage", subject.stage(), "availableActions", available));
    }

    private ActionNotAvailable(String code, String because, ReturnCase subject, List<AvailableAction> available) {
        super(code, because, Map.of("stage", subject.stage(), "availableActions", available));
    }

    /** @param because in the words of the rule that refuses it, one or two sentences */
    public static ActionNotAvailable because(String because, ReturnCase subject, List<AvailableAction> available) {
        return new ActionNotAvailable("action-not-available", because, subject, available);
    }

    /** Somebody else has claimed the task; code {@code taken-by-another}. */
    static ActionNotAvailable takenBy(String person, ReturnCase subject, List<AvailableAction> available) {
        return new ActionNotAvailable(
                "taken-by-another",
                person + " works on case " + subject.number() + "; it has to be handed over first.",
                subject,
                available);
    }

    private static String names(List<AvailableAction> available) {
        return available.isEmpty()
                ? "nothing"
                : available.stream()
                        .map(action -> action.action().wireName())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }
}
