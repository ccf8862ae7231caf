package io.redress.ledger;

import org.jspecify.annotations.Nullable;

/** A transfer of which nobody knows whether it happened; trying again with the same key will tell. */
public class PaymentUnanswered extends RuntimeException {

    PaymentUnanswered(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
