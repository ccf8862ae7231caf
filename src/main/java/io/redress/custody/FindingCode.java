package io.redress.custody;

/** What is wrong with the record of a case. The names are part of the API. */
public enum FindingCode {
    /** There are traces of a case that the table of cases does not have. */
    CASE_MISSING,
    /** An event is not the one that was chained, or not in the place where it was chained. */
    EVENT_CHANGED,
    /** A row that is no event of this service. */
    EVENT_UNREADABLE,
    /** Numbers are left out between two events. */
    EVENT_MISSING,
    /** Two events have the same number. */
    EVENT_DOUBLE,
    /** Events at the end of the log are gone. */
    TAIL_CUT,
    /** The case itself names another last event than its log has. */
    HEAD_DIFFERS,
    /** What a person wrote is no longer what was committed to. */
    WORDS_CHANGED,
    /** What a person wrote is gone, and no event says that it was erased. */
    WORDS_MISSING,
    /** The anchor outside the database knows this event with another hash. */
    ANCHOR_DIFFERS,
    /** A line of the anchor's own file was changed, removed or put in. */
    ANCHOR_FILE_CHANGED,
    /** A piece of evidence is not described as it was when it was handed in. */
    EVIDENCE_CHANGED,
    /** A piece of evidence that the log tells of is not in its table. */
    EVIDENCE_MISSING,
    /** A piece of evidence that the log does not tell of. */
    EVIDENCE_NOT_RECORDED,
    /** A row that tells what was said, offered, ruled, decided, done or booked is not the one that was written. */
    ROW_CHANGED,
    /** A row that the log tells of is not in its table. */
    ROW_MISSING,
    /** A row that the log does not tell of. */
    ROW_NOT_RECORDED,
    /** The store has lost a file. */
    FILE_MISSING,
    /** A file in the store is not what was handed in. */
    FILE_DAMAGED,
    /** The store could not be read just now; nothing is known about this file. */
    FILE_UNREADABLE;

    /** Whether it shows that something was changed or lost, and not only that nobody could look. */
    boolean isProof() {
        return this != FILE_UNREADABLE;
    }
}
