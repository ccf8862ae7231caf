package io.redress.process;

import io.redress.web.ConcurrentChange;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.stereotype.Component;

/** The engine's word for a transaction that changed what another one had changed already. */
@Component
class LostToAnother implements ConcurrentChange {

    @Override
    public boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException) {
                return true;
            }
        }
        return false;
    }
}
