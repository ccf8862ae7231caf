package io.redress.web;

import java.util.List;
import java.util.Map;

/** 409: the action is not one that the caller can take on this case now; tells which are, in {@code availableActions}. */
public class ActionNotAvailable extends Conflict {

    /** @param availableActions as a case lists them */
    public ActionNotAvailable(String detail, List<?> availableActions) {
        super("action-not-available", detail, Map.of("availableActions", availableActions));
    }
}
