package io.redress.process;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Whoever completes a task reads the sentence with which the command behind it was refused, without what the engine puts
 * around the failure of a listener. Stands before the transaction, so that everything is taken back by then.
 */
final class RefusalsInWords extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException failure) {
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof FormRefused refused) {
                    throw refused;
                }
            }
            throw failure;
        }
    }
}
