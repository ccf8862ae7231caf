package io.redress.startup;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports a {@link CannotStart} as its one line. Anything else goes the way of Spring Boot, with its stack trace, since
 * nobody has thought about it yet.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupFailureReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger("io.redress");

    @Override
    public boolean reportException(Throwable failure) {
        CannotStart known = explain(failure);
        if (known == null) {
            return false;
        }
        log.error("Redress cannot start: {}", known.getMessage());
        log.debug("Because of", failure);
        return true;
    }

    static @Nullable CannotStart explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known) {
                return known;
            }
            if (cause instanceof PortInUseException taken) {
                return PortCheck.portTaken(taken.getPort(), taken);
            }
        }
        return null;
    }
}
