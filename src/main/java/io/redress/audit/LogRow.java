package io.redress.audit;

/** A row of the log as it lies in the database, where somebody may have been at it. */
public sealed interface LogRow {

    int seq();

    /** A row that holds no event of this service: an unknown type, a field that does not belong there. */
    record Unreadable(int seq, String why) implements LogRow {}

    /** A row that reads as an event, whether or not it is the one that was written. */
    record Readable(ChainedEvent event) implements LogRow {

        @Override
        public int seq() {
            return event.seq();
        }
    }
}
