package io.redress.evidence.scan;

/** What a malware scanner says about a content. */
public sealed interface Scan {

    Scan CLEAN = new Clean();

    /** Nothing that the scanner knows is in it. */
    record Clean() implements Scan {}

    /**
     * It is malware.
     *
     * @param signature by which the scanner knows it, such as {@code Win.Test.EICAR_HDB-1}
     */
    record Found(String signature) implements Scan {}

    /**
     * The scanner did not tell. It is to be asked again later.
     *
     * @param reason for operators to read
     */
    record Unavailable(String reason) implements Scan {}
}
