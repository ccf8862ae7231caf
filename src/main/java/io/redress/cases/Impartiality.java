package io.redress.cases;

import java.util.Set;

/** Knows who must not decide about whom (M2). */
public interface Impartiality {

    /** Whether this person has a conflict of interest with either party of the case. */
    boolean isBiased(String person, ReturnCase subject);

    /** Everybody who has a conflict of interest with either party of the case. */
    Set<String> biased(ReturnCase subject);
}
