package io.redress.process.diff;

/** A file cannot be compared. The message names it and says why. */
public final class CannotRead extends RuntimeException {

    CannotRead(String file, String reason) {
        super(file + " cannot be compared. " + reason);
    }
}
