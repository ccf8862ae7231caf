package io.redress.notification.mail;

import io.redress.cases.CaseNumber;
import io.redress.security.Side;
import java.util.UUID;

/**
 * A mail to one side of a case about one event of its log.
 *
 * @param attempts how often it was begun, this time included
 */
record Mail(UUID outboxId, Side side, CaseNumber number, int seq, int attempts) {

    /** For the log of the service: never the address. */
    @Override
    public String toString() {
        return "mail %s.%s about %s".formatted(outboxId, side.label(), number);
    }
}
