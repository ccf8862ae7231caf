package io.redress.ledger;

/** Whoever moves the money refuses to, and trying again will not help. */
public class PaymentDeclined extends RuntimeException {

    PaymentDeclined(String message) {
        super(message);
    }
}
