package io.redress.ledger;

/** For those whose money is what our book says: the booking, made by whoever calls this, is the transfer. */
class BookOnlyGateway implements PaymentGateway {

    @Override
    public void transfer(TransferOrder order) {
        // The book has it.
    }
}
