package io.redress.bench.path;

/** One case on its way. One thread at a time has it. */
public final class CaseRun {

    private final long number;
    private String id = "";
    private Object state = "";
    private int inputs;
    private int jobs;

    public CaseRun(long number) {
        this.number = number;
    }

    /** Which order it is about. */
    public long number() {
        return number;
    }

    /** What the application calls it, once it is open. */
    public String id() {
        return id;
    }

    public void opened(String as) {
        id = as;
    }

    /** What the application wants to remember from step to step. */
    public Object state() {
        return state;
    }

    public void remember(Object what) {
        state = what;
    }

    /** Counts a command that somebody sent. */
    public void input() {
        inputs++;
    }

    /** Counts a timer or an asynchronous job that ran. */
    public void job() {
        jobs++;
    }

    int inputs() {
        return inputs;
    }

    int jobs() {
        return jobs;
    }
}
