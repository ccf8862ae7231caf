package io.redress.ledger;

/**
 * An account of the book. The pots ({@code ESCROW}, {@code HELD}, {@code GUARANTEE}) hold money that was paid in and
 * never go below zero; the balance of a person says what the platform booked to them ({@code BUYER}) or claims from
 * them (below zero); {@code OUTSIDE} is the world that money comes from.
 *
 * @param name as booked, such as {@code HELD:RC-7K2M4Q}
 */
public record Account(String name) implements Comparable<Account> {

    static final Account OUTSIDE = new Account("OUTSIDE");

    /** What the platform holds of an order's payment and no case has asked for. */
    public static Account escrow(String orderId) {
        return new Account("ESCROW:" + orderId);
    }

    /** What is kept back until a case is decided. */
    public static Account held(String caseNumber) {
        return new Account("HELD:" + caseNumber);
    }

    public static Account buyer(String buyerId) {
        return new Account("BUYER:" + buyerId);
    }

    public static Account seller(String sellerId) {
        return new Account("SELLER:" + sellerId);
    }

    /** The deposit that a seller has placed against awards it might ignore (S4). */
    public static Account guarantee(String sellerId) {
        return new Account("GUARANTEE:" + sellerId);
    }

    boolean isPot() {
        return name.startsWith("ESCROW:") || name.startsWith("HELD:") || name.startsWith("GUARANTEE:");
    }

    @Override
    public int compareTo(Account other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
