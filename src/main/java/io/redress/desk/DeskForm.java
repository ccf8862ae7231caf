package io.redress.desk;

import io.redress.cases.ActionName;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms of the action panel, in the order in which they stand there. */
public enum DeskForm {
    MESSAGE(ActionName.SEND_MESSAGE, "messages", "Write a message", "The message is sent.", false),
    EVIDENCE(
            ActionName.REQUEST_EVIDENCE,
            "evidence-requests",
            "Ask for more evidence",
            "The party is asked, and the clock stands still. The case comes back to you when it has answered or its term"
                    + " is over; until then it is not among your tasks.",
            true),
    OFFER(ActionName.MAKE_OFFER, "offers", "Propose a settlement", "Both sides read the proposal.", false),
    PAUSE(ActionName.PAUSE, "pause", "Stop the clock", "The clock stands still; both sides read why.", false),
    RESUME(ActionName.RESUME, "resume", "Let the clock run", "The clock runs again.", false),
    HAND_OVER(ActionName.HAND_OVER, "hand-over", "Hand over", "The task is handed over, with your note.", true),
    CONFLICT(
            ActionName.DECLARE_CONFLICT,
            "conflicts",
            "Declare a conflict",
            "Your conflict of interest is on record. Somebody else decides this case and every other one of that party.",
            true);

    private final ActionName action;
    private final String path;
    private final String title;
    private final String done;
    private final boolean givesTaskAway;

    DeskForm(ActionName action, String path, String title, String done, boolean givesTaskAway) {
        this.action = action;
        this.path = path;
        this.title = title;
        this.done = done;
        this.givesTaskAway = givesTaskAway;
    }

    /** The command that it gives; it is shown while this is available. */
    ActionName action() {
        return action;
    }

    /** Where it is sent, below the page of the case. */
    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    /** What is told once it was done. */
    public String done() {
        return done;
    }

    /** Whether whoever sends it no longer has the task in Tasklist. */
    public boolean givesTaskAway() {
        return givesTaskAway;
    }

    static Optional<DeskForm> at(String path) {
        return Stream.of(values()).filter(form -> form.path.equals(path)).findFirst();
    }
}
