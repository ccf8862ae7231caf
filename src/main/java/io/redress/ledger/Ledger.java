package io.redress.ledger;

import io.redress.ledger.Book.Heading;
import io.redress.ledger.Book.Kind;
import io.redress.orders.Order;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves money in the platform's double-entry book. Every booking sums to zero, happens once for its {@link
 * BookingKey}, and never takes more from a pot than is in it. All methods join the caller's transaction; asked again
 * with the same key they answer with what was booked the first time.
 *
 * <p>Amounts are above zero unless said otherwise; anything else is an {@link IllegalArgumentException}. A key that
 * comes back for other accounts or another amount than it booked is an {@link IllegalStateException}.
 */
@Component
@Transactional
public class Ledger {

    private final Book book;

    Ledger(Book book) {
        this.book = book;
    }

    /**
     * Brings what an order has paid in to what the marketplace says it has paid, if the platform holds that money.
     * When the marketplace says less than before, no more is taken out than is still there: what a case holds stays.
     *
     * @return everything that the order has now paid in
     */
    public Money deposit(Order order) {
        CurrencyUnit currency = order.currency();
        Account escrow = Account.escrow(order.orderId());
        Money available = book.lock(currency, escrow).get(escrow);
        Book.Deposits deposits = book.deposits(order.orderId(), currency);
        Money target = order.heldByPlatform() ? order.payment().paid() : Money.zero(currency);
        Money change = max(target.minus(deposits.amount()), available.negated());
        if (!change.isZero()) {
            String key = "deposit:" + order.orderId() + ":" + (deposits.bookings() + 1);
            book.book(
                    new Heading(key, Kind.DEPOSIT, null, order.orderId(), null),
                    Entry.move(change, Account.OUTSIDE, escrow));
        }
        return deposits.amount().plus(change);
    }

    /**
     * Keeps an order's money back for a case, as much as there is.
     *
     * @param amount zero or more
     * @return what this step holds, at most {@code amount}
     */
    public Money hold(BookingKey key, String orderId, Money amount) {
        requireNotNegative(amount);
        return moveUpTo(
                amount, heading(key, Kind.HOLD, orderId), Account.escrow(orderId), Account.held(key.caseNumber()));
    }

    /**
     * Gives everything that is still held for a case back to its order.
     *
     * @return what was given back
     */
    public Money release(BookingKey key, String orderId, CurrencyUnit currency) {
        Account held = Account.held(key.caseNumber());
        Account escrow = Account.escrow(orderId);
        Money all = book.lock(currency, escrow, held).get(held);
        return moveOnce(all, heading(key, Kind.RELEASE, orderId), held, escrow);
    }

    /** Pays the buyer from what is held for the case: all of it, or nothing and how much there is (S3). */
    public Refund refund(BookingKey key, String buyerId, Money amount) {
        requirePositive(amount);
        Account held = Account.held(key.caseNumber());
        Account buyer = Account.buyer(buyerId);
        Money available = book.lock(amount.getCurrencyUnit(), held).get(held);
        Heading heading = heading(key, Kind.REFUND, null);
        if (available.isLessThan(amount)) {
            return book.booked(heading.key())
                    .<Refund>map(entry -> new Refund.Paid(sameAmount(entry, buyer, amount)))
                    .orElseGet(() -> new Refund.Insufficient(available));
        }
        return new Refund.Paid(sameAmount(book.book(heading, Entry.move(amount, held, buyer)), buyer, amount));
    }

    /**
     * Sets a seller's guarantee deposit in the amount's currency: pays in or out what is missing or too much.
     *
     * @param amount zero or more
     */
    public void setGuarantee(String sellerId, Money amount) {
        requireNotNegative(amount);
        Account guarantee = Account.guarantee(sellerId);
        Money change =
                amount.minus(book.lock(amount.getCurrencyUnit(), guarantee).get(guarantee));
        if (!change.isZero()) {
            book.book(
                    new Heading("guarantee:" + sellerId + ":" + UUID.randomUUID(), Kind.GUARANTEE, null, null, null),
                    Entry.move(change, Account.OUTSIDE, guarantee));
        }
    }

    /** What a seller has in its guarantee deposit, one amount a currency. */
    @Transactional(readOnly = true)
    public List<Money> guarantee(String sellerId) {
        return book.contents(Account.guarantee(sellerId));
    }

    /**
     * Pays the buyer from the seller's guarantee, as much as there is (S4).
     *
     * @return what the buyer got, at most {@code amount}
     */
    public Money drawGuarantee(BookingKey key, String sellerId, String buyerId, Money amount) {
        requirePositive(amount);
        return moveUpTo(
                amount, heading(key, Kind.ENFORCEMENT, null), Account.guarantee(sellerId), Account.buyer(buyerId));
    }

    /**
     * Records that the seller paid the buyer itself.
     *
     * @param reference how both find that payment
     */
    public Money payBySeller(BookingKey key, String sellerId, String buyerId, Money amount, String reference) {
        requirePositive(amount);
        Account buyer = Account.buyer(buyerId);
        Heading heading = new Heading(key.toString(), Kind.PAYMENT, key.caseNumber(), null, reference);
        return sameAmount(book.book(heading, Entry.move(amount, Account.seller(sellerId), buyer)), buyer, amount);
    }

    /**
     * Brings what the buyer has got through a case to what an appeal says is due (A4). Too little is paid from what
     * is held; what is missing then only the seller can pay. Too much is booked back to where it came from, the last
     * resort first: the seller, its guarantee, what was held.
     *
     * @param due everything the buyer is to have in the end, zero or more
     */
    public Correction correct(BookingKey key, String buyerId, String sellerId, Money due) {
        requireNotNegative(due);
        CurrencyUnit currency = due.getCurrencyUnit();
        Money zero = Money.zero(currency);
        Account held = Account.held(key.caseNumber());
        Account buyer = Account.buyer(buyerId);
        Money available = book.lock(currency, held, Account.guarantee(sellerId)).get(held);
        Money missing = due.minus(book.paidOut(key.caseNumber(), currency));

        Heading heading = heading(key, Kind.CORRECTION, null);
        Money booked = book.booked(heading.key())
                .map(entry -> entry.amount(buyer))
                .orElseGet(() -> {
                    Money change = min(missing, available);
                    if (change.isZero()) {
                        return zero;
                    }
                    Entry entry = change.isPositive()
                            ? Entry.move(change, held, buyer)
                            : takeBack(
                                    key.caseNumber(),
                                    buyer,
                                    List.of(Account.seller(sellerId), Account.guarantee(sellerId), held),
                                    change.negated());
                    return book.book(heading, entry).amount(buyer);
                });
        Money owed = max(due.minus(book.paidOut(key.caseNumber(), currency)), zero);
        return new Correction(max(booked, zero), max(booked.negated(), zero), owed);
    }

    private Entry takeBack(String caseNumber, Account buyer, List<Account> lastResortFirst, Money amount) {
        Map<Account, Money> sources = book.sources(caseNumber, buyer, amount.getCurrencyUnit());
        Map<Account, Money> postings = new TreeMap<>();
        postings.put(buyer, amount.negated());
        Money rest = amount;
        for (Account source : lastResortFirst) {
            Money back = min(rest, sources.getOrDefault(source, Money.zero(rest.getCurrencyUnit())));
            if (back.isPositive()) {
                postings.put(source, back);
                rest = rest.minus(back);
            }
        }
        return new Entry(postings);
    }

    /** What buyers got through a case in the end: refunds, enforced and seller's own payments, less corrections. */
    @Transactional(readOnly = true)
    public Money paidOut(String caseNumber, CurrencyUnit currency) {
        return book.paidOut(caseNumber, currency);
    }

    /** What is on an account. */
    @Transactional(readOnly = true)
    public Money balance(Account account, CurrencyUnit currency) {
        return book.balance(account, currency);
    }

    private Money moveUpTo(Money limit, Heading heading, Account from, Account to) {
        Account[] pots = Stream.of(from, to).filter(Account::isPot).toArray(Account[]::new);
        Money available = book.lock(limit.getCurrencyUnit(), pots).get(from);
        return moveOnce(min(limit, available), heading, from, to);
    }

    private Money moveOnce(Money amount, Heading heading, Account from, Account to) {
        return book.booked(heading.key())
                .map(entry -> entry.amount(to))
                .orElseGet(() -> amount.isZero()
                        ? amount
                        : book.book(heading, Entry.move(amount, from, to)).amount(to));
    }

    private static Heading heading(BookingKey key, Kind kind, @Nullable String orderId) {
        return new Heading(key.toString(), kind, key.caseNumber(), orderId, null);
    }

    private static Money sameAmount(Entry booked, Account account, Money asked) {
        Money amount = booked.amount(account);
        if (!amount.isEqual(asked)) {
            throw new IllegalStateException("This key has booked " + amount + ", not " + asked);
        }
        return amount;
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Not an amount to move: " + amount);
        }
    }

    private static void requireNotNegative(Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("Not an amount to move: " + amount);
        }
    }

    private static Money min(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static Money max(Money one, Money other) {
        return one.isGreaterThan(other) ? one : other;
    }
}
