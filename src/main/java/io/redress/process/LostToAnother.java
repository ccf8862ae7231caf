package io.redress.process;

import io.redress.web.ConcurrentChange;
import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * The engine's words for a transaction that changed what another one had changed already: its own, and those of the
 * database, which it puts its own around.
 */
@Component
class LostToAnother implements ConcurrentChange {

    /** Of PostgreSQL: a serialization failure, a deadlock, a lock that was not to be had. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03");

    @Override
    public boolean caused(Throwable failure) {
        return isBehind(failure);
    }

    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException refused && STATES.contains(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
