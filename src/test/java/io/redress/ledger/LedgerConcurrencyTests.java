package io.redress.ledger;

import static io.redress.orders.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who want the same money at the same time. */
class LedgerConcurrencyTests {

    private static final int THREADS = 8;
    private static final LedgerDatabase DATABASE = new LedgerDatabase();
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(THREADS);
    private static int cases;

    private final Ledger ledger = DATABASE.ledger;
    private final Order order = anOrder().build();
    private final String buyer = order.buyer().id();
    private final String seller = order.seller().id();
    private final String caseNumber = "RC-P" + ++cases;

    @AfterEach
    void theBookIsInBalance() {
        assertThat(DATABASE.sumOfAllPostings()).isZero();
        assertThat(DATABASE.potsThatDiffer()).isZero();
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
    }

    @Test
    void theSameOrderIsDepositedOnce() throws Exception {
        eachInATransaction(thread -> ledger.deposit(order));
        assertThat(balance(Account.escrow(order.orderId()))).isEqualTo(usd(140));
    }

    @Test
    @DisplayName("S3: the same refund is paid once")
    void theSameRefundIsPaidOnce() throws Exception {
        depositAndHold();
        List<Refund> refunds = eachInATransaction(thread -> ledger.refund(key("refund"), buyer, usd(60)));
        assertThat(refunds).containsOnly(new Refund.Paid(usd(60)));
        assertThat(ledger.paidOut(caseNumber, CurrencyUnit.USD)).isEqualTo(usd(60));
    }

    @Test
    void aPaymentOfTheSellerIsBookedOnceThoughItLocksNoPot() throws Exception {
        eachInATransaction(thread -> ledger.payBySeller(key("award"), seller, buyer, usd(60), "Transfer 1"));
        assertThat(ledger.paidOut(caseNumber, CurrencyUnit.USD)).isEqualTo(usd(60));
    }

    @Test
    void differentRefundsNeverPayMoreThanIsHeld() throws Exception {
        depositAndHold();
        List<Refund> refunds = eachInATransaction(thread -> ledger.refund(key("refund-" + thread), buyer, usd(25)));
        assertThat(refunds).filteredOn(Refund.Paid.class::isInstance).hasSize(5);
        assertThat(refunds)
                .filteredOn(Refund.Insufficient.class::isInstance)
                .containsOnly(new Refund.Insufficient(usd(15)));
        assertThat(balance(Account.held(caseNumber))).isEqualTo(usd(15));
    }

    @Test
    void casesOfOneOrderShareWhatWasPaid() throws Exception {
        DATABASE.inTransaction(() -> ledger.deposit(order));
        List<Money> held = eachInATransaction(
                thread -> ledger.hold(new BookingKey(caseNumber + thread, "intake"), order.orderId(), usd(25)));
        assertThat(held.stream().reduce(usd(0), Money::plus)).isEqualTo(usd(140));
    }

    @Test
    void aGuaranteeIsDrawnOnceByThoseWhoShareIt() throws Exception {
        DATABASE.inTransaction(() -> {
            ledger.setGuarantee(seller, usd(100));
            return null;
        });
        List<Money> drawn = eachInATransaction(
                thread -> ledger.drawGuarantee(new BookingKey(caseNumber + thread, "enforce"), seller, buyer, usd(30)));
        assertThat(drawn.stream().reduce(usd(0), Money::plus)).isEqualTo(usd(100));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("S3: whatever happens at once, nobody is paid twice or more than was paid in")
    void neverPaysMoreThanWasPaidIn(long seed) throws Exception {
        DATABASE.inTransaction(() -> ledger.deposit(order));
        DATABASE.inTransaction(() -> {
            ledger.setGuarantee(seller, usd(50));
            return null;
        });
        inParallel(thread -> {
            var random = new Random(seed * THREADS + thread);
            IntStream.range(0, 40).forEach(step -> DATABASE.inTransaction(() -> anything(random)));
            return null;
        });
        Money held = balance(Account.held(caseNumber));
        Money escrow = balance(Account.escrow(order.orderId()));
        Money guarantee = balance(Account.guarantee(seller));
        Money toTheBuyer = balance(Account.buyer(buyer));
        assertThat(List.of(held, escrow, guarantee, toTheBuyer)).allMatch(Money::isPositiveOrZero);
        assertThat(held.plus(escrow).plus(guarantee).plus(toTheBuyer)).isEqualTo(usd(190));
        assertThat(toTheBuyer).isEqualTo(ledger.paidOut(caseNumber, CurrencyUnit.USD));
    }

    /** Few steps, so that the threads meet; without payments by the seller, which bring new money in. */
    private Object anything(Random random) {
        BookingKey key = key("step-" + random.nextInt(1000));
        Money amount = usd(1 + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> ledger.deposit(order);
            case 1 -> ledger.hold(new BookingKey(caseNumber, "hold" + key.step()), order.orderId(), amount);
            case 2 ->
                ledger.release(new BookingKey(caseNumber, "release" + key.step()), order.orderId(), CurrencyUnit.USD);
            case 3 -> ledger.refund(new BookingKey(caseNumber, "refund" + amount), buyer, amount);
            case 4 -> ledger.drawGuarantee(new BookingKey(caseNumber, "draw" + key.step()), seller, buyer, amount);
            default -> ledger.correct(new BookingKey(caseNumber, "correct" + key.step()), buyer, seller, amount);
        };
    }

    private void depositAndHold() {
        DATABASE.inTransaction(() -> ledger.deposit(order));
        DATABASE.inTransaction(() -> ledger.hold(key("intake"), order.orderId(), usd(140)));
    }

    private <T> List<T> eachInATransaction(Work<T> work) throws InterruptedException, ExecutionException {
        return inParallel(thread -> DATABASE.inTransaction(() -> work.of(thread)));
    }

    private <T> List<T> inParallel(Work<T> work) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(THREADS);
        List<Callable<T>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            calls.add(() -> {
                start.await(10, TimeUnit.SECONDS);
                return work.of(number);
            });
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : EXECUTOR.invokeAll(calls)) {
            results.add(future.get());
        }
        return results;
    }

    private Money balance(Account account) {
        return ledger.balance(account, CurrencyUnit.USD);
    }

    private BookingKey key(String step) {
        return new BookingKey(caseNumber, step);
    }

    private static Money usd(int amount) {
        return Money.of(CurrencyUnit.USD, amount);
    }

    private interface Work<T> {
        T of(int thread);
    }
}
