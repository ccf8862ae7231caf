package io.redress.ledger;

import io.redress.orders.Order;
import io.redress.orders.OrderUpdated;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Books what an order pays in, in the transaction that hears of it. */
@Component
class DepositOnUpdate {

    private final Ledger ledger;

    DepositOnUpdate(Ledger ledger) {
        this.ledger = ledger;
    }

    @EventListener
    void on(OrderUpdated event) {
        if (concernsMoney(event.before(), event.after())) {
            ledger.deposit(event.after());
        }
    }

    private static boolean concernsMoney(@Nullable Order before, Order after) {
        return before == null
                ? after.heldByPlatform()
                : before.heldByPlatform() != after.heldByPlatform()
                        || !before.payment().equals(after.payment());
    }
}
