package io.redress.bench.path;

/** An application that takes cases along the standard path. */
public interface StandardPath {

    /**
     * Has the orders that cases will be about, which is no part of what is measured.
     *
     * @param first the number of the first order
     * @param count how many orders
     */
    void prepare(long first, int count) throws Exception;

    /** Takes a step of a case; returns when it is committed. */
    void take(CaseRun run, Step step) throws Exception;

    /**
     * Looks at the rows of all cases that have come to their end.
     *
     * @param first the number of the first order
     * @param count how many orders there are, each with a case that is closed
     * @throws IllegalStateException if anything is missing or too much
     */
    void check(long first, int count) throws Exception;
}
