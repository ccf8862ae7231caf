package io.redress.ledger;

/**
 * What makes a booking happen once: the same step of the same case finds what it booked before. A step that may
 * rightly happen again, such as holding money after a case was reopened, needs another name.
 *
 * @param step what the money moves for, such as {@code refund} or {@code hold-2}
 */
public record BookingKey(String caseNumber, String step) {

    /** One string for others that must not do a thing twice, such as a bank. */
    @Override
    public String toString() {
        return caseNumber + ":" + step;
    }
}
