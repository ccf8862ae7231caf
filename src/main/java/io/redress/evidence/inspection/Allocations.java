package io.redress.evidence.inspection;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a parser may allocate at a time, garbage included: more than it can ever have in use. For one thread; a Java
 * machine that does not count allocations sets no bounds.
 */
final class Allocations {

    private final long most;
    private long before = allocated();
    private long kept;

    /** @param most in bytes, of what is kept and what has not been let go */
    Allocations(long most) {
        this.most = most;
    }

    /** Nothing of it is in use any more. */
    void beginAnew() {
        kept = 0;
        letGo();
    }

    /** What was allocated last is not in use any more. */
    void letGo() {
        before = allocated();
    }

    /** What was allocated last stays in use. */
    void keep() {
        kept += allocated() - before;
        letGo();
    }

    /** @throws FileRefused if it was too much */
    void check() {
        if (kept + allocated() - before > most) {
            throw new FileRefused(Refusal.TOO_COMPLEX);
        }
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                        && threads.isThreadAllocatedMemoryEnabled()
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
