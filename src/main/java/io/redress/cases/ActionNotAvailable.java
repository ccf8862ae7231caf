package io.redress.cases;

import io.redress.web.Conflict;
import java.util.List;
import java.util.Map;

/** 409: the case cannot take this command from this caller now; tells the stage and what it can take. */
public final class ActionNotAvailable extends Conflict {

    ActionNotAvailable(ReturnCase subject, ActionName refused, List<AvailableAction> available) {
        super(
                "action-not-available",
                "Case " + subject.number() + " is in stage " + subject.stage() + " and cannot take '"
                        + refused.wireName() + "' from you now; availableActions lists what it can.",
                Map.of("stage", subject.stage(), "availableActions", available));
    }

    private ActionNotAvailable(String because, ReturnCase subject, List<AvailableAction> available) {
        super("action-not-available", because, Map.of("stage", subject.stage(), "availableActions", available));
    }

    /** @param because in the words of the rule that refuses it, one or two sentences */
    public static ActionNotAvailable because(String because, ReturnCase subject, List<AvailableAction> available) {
        return new ActionNotAvailable(because, subject, available);
    }
}
