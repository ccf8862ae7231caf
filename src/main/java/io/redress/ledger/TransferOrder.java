package io.redress.ledger;

import org.joda.money.Money;

/**
 * Asks for money to be moved outside of our book.
 *
 * @param key the same for every attempt at the same transfer, and for no other
 * @param from who pays, as both ends know them
 * @param to who is paid
 * @param purpose what the people who get it read, such as {@code Refund RC-7K2M4Q}
 */
public record TransferOrder(String key, String caseNumber, String from, String to, Money amount, String purpose) {}
