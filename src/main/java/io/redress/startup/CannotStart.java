package io.redress.startup;

/** Something outside the program keeps it from starting; the message says what, and what to do about it, in one line. */
public class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
