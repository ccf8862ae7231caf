package io.redress.ledger;

import static io.redress.orders.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.orders.OrderBuilder;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTests {

    private static final LedgerDatabase DATABASE = new LedgerDatabase();
    private static int cases;

    private final Ledger ledger = DATABASE.ledger;
    private final Order order = anOrder().build();
    private final String orderId = order.orderId();
    private final String buyer = order.buyer().id();
    private final String seller = order.seller().id();
    private final String caseNumber = "RC-" + ++cases;

    @AfterEach
    void theBookIsInBalance() {
        assertThat(DATABASE.sumOfAllPostings()).isZero();
        assertThat(DATABASE.potsThatDiffer()).isZero();
    }

    @Nested
    class Deposits {

        @Test
        void moneyOnTheApprovedAccountIsHeldByThePlatform() {
            assertThat(deposit(order)).isEqualTo(usd("140.00"));
            assertThat(escrow()).isEqualTo(usd("140.00"));
        }

        @Test
        void tellingItAgainChangesNothing() {
            deposit(order);
            assertThat(deposit(order)).isEqualTo(usd("140.00"));
            assertThat(escrow()).isEqualTo(usd("140.00"));
        }

        @Test
        void followsWhatTheMarketplaceSaysWasPaid() {
            deposit(paid("50.00"));
            assertThat(deposit(paid("140.00"))).isEqualTo(usd("140.00"));
            assertThat(deposit(paid("70.00"))).isEqualTo(usd("70.00"));
            assertThat(deposit(paid("140.00"))).isEqualTo(usd("140.00"));
            assertThat(escrow()).isEqualTo(usd("140.00"));
        }

        @Test
        void takesNoMoreOutThanACaseHasLeftThere() {
            deposit(order);
            hold("intake", "100.00");
            assertThat(deposit(paid("10.00"))).isEqualTo(usd("100.00"));
            assertThat(escrow()).isEqualTo(usd("0.00"));
            assertThat(held()).isEqualTo(usd("100.00"));
        }

        @ParameterizedTest
        @EnumSource(
                value = Channel.class,
                names = {"WHOLESALE", "OFFLINE"})
        @DisplayName("C1: only trade assurance pays through the platform")
        void otherChannelsPayElsewhere(Channel channel) {
            Order elsewhere = like(order).channel(channel).build();
            assertThat(deposit(elsewhere)).isEqualTo(usd("0.00"));
        }

        @Test
        @DisplayName("C1: money that went to another account is not held")
        void anotherAccountIsNotThePlatforms() {
            assertThat(deposit(like(order).toApprovedAccount(false).build())).isEqualTo(usd("0.00"));
        }
    }

    @Nested
    class Holding {

        @Test
        void keepsBackWhatTheCaseIsAbout() {
            deposit(order);
            assertThat(hold("intake", "60.00")).isEqualTo(usd("60.00"));
            assertThat(escrow()).isEqualTo(usd("80.00"));
            assertThat(held()).isEqualTo(usd("60.00"));
        }

        @Test
        void keepsBackAsMuchAsThereIs() {
            deposit(paid("25.00"));
            assertThat(hold("intake", "60.00")).isEqualTo(usd("25.00"));
            assertThat(hold("intake", "60.00")).isEqualTo(usd("25.00"));
        }

        @Test
        void holdsNothingOfAnOrderThatPaidElsewhere() {
            assertThat(hold("intake", "60.00")).isEqualTo(usd("0.00"));
        }

        @Test
        void holdsOnceForAStep() {
            deposit(order);
            hold("intake", "60.00");
            assertThat(hold("intake", "60.00")).isEqualTo(usd("60.00"));
            assertThat(held()).isEqualTo(usd("60.00"));
        }

        @Test
        void givesBackWhatIsLeft() {
            deposit(order);
            hold("intake", "60.00");
            refund("refund", "10.00");
            assertThat(release("close")).isEqualTo(usd("50.00"));
            assertThat(release("close")).isEqualTo(usd("50.00"));
            assertThat(held()).isEqualTo(usd("0.00"));
            assertThat(escrow()).isEqualTo(usd("130.00"));
        }

        @Test
        void aReopenedCaseHoldsAgainUnderAnotherStep() {
            deposit(order);
            hold("intake", "60.00");
            release("close");
            assertThat(hold("reopened", "60.00")).isEqualTo(usd("60.00"));
            assertThat(release("close")).isEqualTo(usd("60.00"));
            assertThat(held()).isEqualTo(usd("60.00"));
        }
    }

    @Nested
    class Refunds {

        @Test
        @DisplayName("S3: a refund is paid once, however often the step is retried")
        void paysOnce() {
            deposit(order);
            hold("intake", "60.00");
            assertThat(refund("refund", "60.00")).isEqualTo(new Refund.Paid(usd("60.00")));
            assertThat(refund("refund", "60.00")).isEqualTo(new Refund.Paid(usd("60.00")));
            assertThat(paidOut()).isEqualTo(usd("60.00"));
            assertThat(balance(Account.buyer(buyer))).isEqualTo(usd("60.00"));
        }

        @Test
        void paysAllOrNothing() {
            deposit(order);
            hold("intake", "60.00");
            assertThat(refund("refund", "60.01")).isEqualTo(new Refund.Insufficient(usd("60.00")));
            assertThat(paidOut()).isEqualTo(usd("0.00"));
        }

        @Test
        void aStepCannotPayAnotherAmountThanItDid() {
            deposit(order);
            hold("intake", "60.00");
            refund("refund", "10.00");
            assertThatThrownBy(() -> refund("refund", "20.00")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> refund("intake", "10.00")).isInstanceOf(IllegalStateException.class);
            assertThat(paidOut()).isEqualTo(usd("10.00"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.00", "-1.00"})
        void refusesAnAmountThatMovesNothing(String amount) {
            assertThatThrownBy(() -> refund("refund", amount)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    @DisplayName("S4: enforcement")
    class Enforcement {

        @Test
        void theGuaranteeIsWhatTheMarketplaceSets() {
            guarantee("500.00");
            guarantee("500.00");
            assertThat(ledger.guarantee(seller)).containsExactly(usd("500.00"));
            guarantee("200.00");
            assertThat(ledger.guarantee(seller)).containsExactly(usd("200.00"));
            guarantee("0.00");
            assertThat(ledger.guarantee(seller)).isEmpty();
        }

        @Test
        void theGuaranteePaysAsMuchAsThereIs() {
            guarantee("50.00");
            assertThat(draw("30.00", "enforce-1")).isEqualTo(usd("30.00"));
            assertThat(draw("30.00", "enforce-2")).isEqualTo(usd("20.00"));
            assertThat(draw("30.00", "enforce-3")).isEqualTo(usd("0.00"));
            assertThat(draw("30.00", "enforce-1")).isEqualTo(usd("30.00"));
            assertThat(paidOut()).isEqualTo(usd("50.00"));
        }

        @Test
        void aGuaranteeInAnotherCurrencyPaysNothing() {
            DATABASE.inTransaction(() -> {
                ledger.setGuarantee(seller, Money.parse("EUR 50.00"));
                return null;
            });
            assertThat(draw("30.00", "enforce")).isEqualTo(usd("0.00"));
        }

        @Test
        void whatTheSellerPaidItselfIsBookedOnce() {
            assertThat(payBySeller("award", "40.00")).isEqualTo(usd("40.00"));
            assertThat(payBySeller("award", "40.00")).isEqualTo(usd("40.00"));
            assertThat(paidOut()).isEqualTo(usd("40.00"));
            assertThat(balance(Account.seller(seller))).isEqualTo(usd("-40.00"));
        }
    }

    @Nested
    @DisplayName("A4: money already moved is corrected")
    class Corrections {

        @Test
        void tooLittleIsPaidFromWhatIsHeldAndTheRestIsOwed() {
            deposit(order);
            hold("intake", "60.00");
            refund("refund", "20.00");
            Correction correction = correct("100.00");
            assertThat(correction).isEqualTo(new Correction(usd("40.00"), usd("0.00"), usd("40.00")));
            assertThat(correct("100.00")).isEqualTo(correction);
            assertThat(paidOut()).isEqualTo(usd("60.00"));
        }

        @Test
        void whatTheSellerPaidSinceIsNoLongerOwed() {
            correct("100.00");
            payBySeller("award", "100.00");
            assertThat(correct("100.00").owedBySeller()).isEqualTo(usd("0.00"));
        }

        @Test
        void tooMuchGoesBackToWhereItCameFromTheLastResortFirst() {
            deposit(order);
            hold("intake", "60.00");
            guarantee("30.00");
            refund("refund", "60.00");
            draw("30.00", "enforce");
            payBySeller("award", "10.00");

            Correction correction = correct("50.00");
            assertThat(correction).isEqualTo(new Correction(usd("0.00"), usd("50.00"), usd("0.00")));
            assertThat(correct("50.00")).isEqualTo(correction);
            assertThat(paidOut()).isEqualTo(usd("50.00"));
            assertThat(balance(Account.seller(seller))).isEqualTo(usd("0.00"));
            assertThat(ledger.guarantee(seller)).containsExactly(usd("30.00"));
            assertThat(held()).isEqualTo(usd("10.00"));
        }

        @Test
        void nothingChangesWhenTheBuyerHasWhatIsDue() {
            deposit(order);
            hold("intake", "60.00");
            refund("refund", "60.00");
            assertThat(correct("60.00")).isEqualTo(new Correction(usd("0.00"), usd("0.00"), usd("0.00")));
        }
    }

    private Money deposit(Order order) {
        return DATABASE.inTransaction(() -> ledger.deposit(order));
    }

    private Money hold(String step, String amount) {
        return DATABASE.inTransaction(() -> ledger.hold(key(step), orderId, usd(amount)));
    }

    private Money release(String step) {
        return DATABASE.inTransaction(() -> ledger.release(key(step), orderId, CurrencyUnit.USD));
    }

    private Refund refund(String step, String amount) {
        return DATABASE.inTransaction(() -> ledger.refund(key(step), buyer, usd(amount)));
    }

    private void guarantee(String amount) {
        DATABASE.inTransaction(() -> {
            ledger.setGuarantee(seller, usd(amount));
            return null;
        });
    }

    private Money draw(String amount, String step) {
        return DATABASE.inTransaction(() -> ledger.drawGuarantee(key(step), seller, buyer, usd(amount)));
    }

    private Money payBySeller(String step, String amount) {
        return DATABASE.inTransaction(
                () -> ledger.payBySeller(key(step), seller, buyer, usd(amount), "Bank transfer 4711"));
    }

    private Correction correct(String due) {
        return DATABASE.inTransaction(() -> ledger.correct(key("appeal"), buyer, seller, usd(due)));
    }

    private Money escrow() {
        return balance(Account.escrow(orderId));
    }

    private Money held() {
        return balance(Account.held(caseNumber));
    }

    private Money balance(Account account) {
        return ledger.balance(account, CurrencyUnit.USD);
    }

    private Money paidOut() {
        return ledger.paidOut(caseNumber, CurrencyUnit.USD);
    }

    private Order paid(String amount) {
        return like(order).paid(usd(amount)).build();
    }

    private static OrderBuilder like(Order order) {
        return anOrder()
                .id(order.orderId())
                .buyer(order.buyer().id())
                .seller(order.seller().id());
    }

    private BookingKey key(String step) {
        return new BookingKey(caseNumber, step);
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
