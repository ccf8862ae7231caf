package io.redress.process;

import io.redress.web.Conflict;

/** A form was accepted, but what it says leaves the case waiting at the very same task. */
final class StillWaiting extends Conflict {

    StillWaiting(String task) {
        super("still-waiting", "What the form says does not finish '" + task + "'; choose what does.");
    }
}
