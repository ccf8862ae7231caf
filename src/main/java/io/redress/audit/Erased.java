package io.redress.audit;

/** The mark that stands where something personal was erased; the log of the case says when and why. */
public final class Erased {

    /** In the place of words and names; migration V31 knows it too. */
    public static final String MARK = "[erased]";

    private Erased() {}
}
