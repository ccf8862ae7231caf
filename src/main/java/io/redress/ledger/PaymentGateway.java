package io.redress.ledger;

/**
 * Where money really moves. Called from asynchronous jobs only, never inside a command, because what happens behind it
 * cannot be rolled back; a job that does not know how its call ended calls again with the same key.
 */
public interface PaymentGateway {

    /**
     * Moves money, once for its key. Returning means it is done, now or before.
     *
     * @throws PaymentDeclined if it will not be done, however often it is tried
     * @throws PaymentUnanswered if nobody knows: to be tried again with the same key
     */
    void transfer(TransferOrder order);
}
