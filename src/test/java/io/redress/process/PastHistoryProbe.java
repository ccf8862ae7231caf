package io.redress.process;

import org.springframework.context.ApplicationContext;

/** Removes history as the night does, at whatever time it is. */
public final class PastHistoryProbe {

    private final PastHistory past;

    public PastHistoryProbe(ApplicationContext context) {
        past = context.getBean(PastHistory.class);
    }

    public int removeSome() {
        return past.removeSome();
    }
}
